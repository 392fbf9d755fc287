"""What the catalog says of an indicator."""

from Acquisition import aq_base
from plone.indexer import indexer
from setneg.policy.content.iku import IIKU
from setneg.policy.iku import checks
from setneg.policy.iku import periods
from typing import Any


@indexer(IIKU)
def tahun(indicator: IIKU) -> int:
    """The year that it measures, whenever it was proposed: parents are of one year."""
    if not indicator.tahun:
        raise AttributeError("tahun")
    return int(indicator.tahun)


@indexer(IIKU)
def inventaris_iku(indicator: Any) -> dict[str, Any]:
    """What the inventory of its round says of it: plain values, so that a list of
    hundreds wakes none.

    target         numbers by period
    target_kosong  periods without a target
    masuk          the day of its arrival; None before it has a number
    terlambat      whether it came late, as it kept it; None when it kept nothing
    """
    kept = aq_base(indicator)
    words = ("sasaran", "tingkat", "induk", "metode_turunan", "satuan", "konsolidasi")
    return {
        **{name: getattr(kept, name, None) or "" for name in (*words, "kode")},
        "indikator": kept.indikator or "",
        "target": {each.period: each.value for each in periods.targets(kept)},
        "target_kosong": checks.missing_targets(kept),
        "urut": getattr(kept, "nomor_urut", None) or 0,
        "masuk": getattr(kept, "tanggal", None),
        "terlambat": getattr(kept, "terlambat", None),
        "batas_saat_masuk": getattr(kept, "batas_saat_masuk", None),
    }
