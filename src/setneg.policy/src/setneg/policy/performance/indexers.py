"""What the catalog knows of reports: enough for every list, so that none is woken."""

from plone.indexer import indexer
from setneg.policy.content.realisasi_iku import IRealisasiIKU
from typing import Any


@indexer(IRealisasiIKU)
def realisasi_dari(report: Any) -> str:
    """UID of the indicator."""
    return report.iku


@indexer(IRealisasiIKU)
def tahun(report: Any) -> int:
    """The year that is measured."""
    return report.tahun


@indexer(IRealisasiIKU)
def capaian_iku(report: Any) -> dict[str, Any]:
    """What was asked and what was told, as plain texts; no evidence, no hindrance."""
    return {
        **dict(report.asked),
        "iku": report.iku,
        "tahun": report.tahun,
        "periode": report.periode,
        "nilai": report.nilai,
        "penyedia": report.penyedia,
        "cara": report.cara,
        "pencacah": report.pencacah or "",
        "terlambat": report.late,
    }
