"""What an indicator must say, and what it may not yet be approved without.

Each answer is a sentence for the person at the desk, by the field that it is about.
Source: R-IKU-08, R-IKU-09, R-IKU-10; the criteria of an indicator.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from decimal import Decimal
from setneg.policy import _
from setneg.policy.iku import periods
from setneg.policy.iku import words
from setneg.workflows.steps.wording import say
from typing import Any
from typing import Final


REQUIRED: Final[tuple[tuple[str, Any], ...]] = (
    ("indikator", _("label_indikator", default="Indikator kinerja")),
    ("tujuan", _("label_tujuan_strategis", default="Tujuan")),
    ("sasaran", _("label_sasaran_strategis", default="Sasaran strategis")),
    ("definisi", _("label_definisi_operasional", default="Definisi operasional")),
    ("rumus", _("label_rumus", default="Rumus atau cara menghitung")),
    ("satuan", _("label_satuan", default="Satuan")),
    ("target", _("label_target", default="Target")),
    ("sumber_data", _("label_sumber_data", default="Sumber data")),
    ("alasan_usulan", _("label_alasan_usulan", default="Alasan pengusulan")),
)
CHOICES: Final[Mapping[str, words.Rows]] = {
    "polaritas": words.POLARITIES,
    "konsolidasi": words.CONSOLIDATIONS,
    "tingkat": words.LEVELS,
    "jenis_ukuran": words.KINDS,
    "metode_turunan": words.METHODS,
    "alasan_usulan": words.REASONS,
    "pelaporan": words.REPORTING,
}
LONGEST: Final[Mapping[str, int]] = {
    "indikator": 500,
    "tujuan": 2000,
    "sasaran": 2000,
    "definisi": 10000,
    "rumus": 10000,
    "satuan": 100,
    "sumber_data": 2000,
}


def refusals(values: Mapping[str, Any], year: int | None = None) -> dict[str, Any]:
    """Why an indicator cannot be kept, by field; {} when it can."""
    found: dict[str, Any] = {}
    for name, title in REQUIRED:
        if not _said(values.get(name)):
            found[name] = _(
                "iku_required",
                default="“${field}” wajib diisi.",
                mapping={"field": title},
            )
    for name, longest in LONGEST.items():
        if len(str(values.get(name) or "")) > longest:
            found[name] = _(
                "iku_too_long",
                default="Isian terlalu panjang; paling panjang ${most} huruf.",
                mapping={"most": longest},
            )
    for name, rows in CHOICES.items():
        value = values.get(name)
        if value and value not in dict(rows):
            found[name] = _(
                "iku_unknown_choice",
                default="“${value}” tidak dikenal; yang dikenal: ${known}.",
                mapping={
                    "value": str(value)[:40],
                    "known": ", ".join(say(title) for _key, title in rows),
                },
            )
    if "target" not in found:
        wrong = target_refusal(values["target"], year)
        if wrong is not None:
            found["target"] = wrong
    wrong = band_refusal(values)
    if wrong is not None:
        found.setdefault("batas_bawah", wrong)
    if values.get("induk") and not values.get("metode_turunan"):
        found["metode_turunan"] = _(
            "iku_no_method", default="IKU yang berinduk menyebut cara penurunannya."
        )
    return found


def target_refusal(
    rows: Sequence[Mapping[str, str]], year: int | None = None
) -> Any | None:
    """Why targets cannot be kept: an unknown or repeated period, or no number."""
    seen: set[str] = set()
    for place, row in enumerate(rows, start=1):
        key = periods.period(row.get("periode") or "", year or 9999)
        if key is None:
            return _(
                "iku_bad_period",
                default="Target baris ${row}: periode “${period}” tidak dikenal; tulis "
                "misalnya 2026, 2026-S1, 2026-TW1, atau 2026-09.",
                mapping={"row": place, "period": str(row.get("periode") or "")[:40]},
            )
        if key in seen:
            return _(
                "iku_period_twice",
                default="Target baris ${row}: periode ${period} sudah ada.",
                mapping={"row": place, "period": key},
            )
        seen.add(key)
        if periods.number(row.get("nilai")) is None:
            return _(
                "iku_bad_number",
                default="Target baris ${row}: “${value}” bukan angka.",
                mapping={"row": place, "value": str(row.get("nilai") or "")[:40]},
            )
    return None


def band_refusal(values: Mapping[str, Any]) -> Any | None:
    """A stabilised indicator has two bounds in order; the others have none."""
    low, high = values.get("batas_bawah"), values.get("batas_atas")
    if values.get("polaritas") != words.STABILISE:
        return None
    if not isinstance(low, Decimal) or not isinstance(high, Decimal):
        return _(
            "iku_no_band",
            default="Polaritas stabilkan memerlukan batas bawah dan batas atas.",
        )
    if low > high:
        return _(
            "iku_band_order", default="Batas bawah lebih besar daripada batas atas."
        )
    return None


def smart_refusal(rows: Sequence[Mapping[str, str]]) -> Any | None:
    """A criterion is judged once."""
    seen: set[str] = set()
    for place, row in enumerate(rows, start=1):
        name = row.get("kriteria") or ""
        if not name or name in seen:
            return _(
                "iku_criterion_twice",
                default="Kriteria baris ${row} kosong atau sudah ada.",
                mapping={"row": place},
            )
        seen.add(name)
    return None


def smart_gaps(rows: Sequence[Mapping[str, str]] | None) -> list[Any]:
    """What is still missing in the list of criteria before an approval."""
    judged = {row.get("kriteria"): row for row in rows or ()}
    found = []
    for name, title in words.CRITERIA:
        row = judged.get(name, {})
        said = row.get("terpenuhi")
        if not said or not (row.get("alasan") or "").strip():
            found.append(
                _(
                    "iku_criterion_open",
                    default="Kriteria “${criterion}” belum diperiksa dengan alasannya.",
                    mapping={"criterion": title},
                )
            )
        elif said != "ya":
            found.append(
                _(
                    "iku_criterion_unmet",
                    default="Kriteria “${criterion}” belum terpenuhi: ${reason}",
                    mapping={"criterion": title, "reason": row["alasan"][:200]},
                )
            )
    return found


def missing_targets(indicator: Any) -> tuple[str, ...]:
    """Periods of the year without a target, by its way of reporting."""
    year = getattr(indicator, "tahun", None)
    if not year:
        return ()
    wanted = periods.keys(year, getattr(indicator, "pelaporan", "") or "tahunan")
    given = {each.period for each in periods.targets(indicator)}
    return tuple(key for key in wanted if key not in given)


def _said(value: Any) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)
