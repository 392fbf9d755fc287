"""Breaks in the cascade of indicators, from the ministry down to the working units."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from setneg.policy import _
from setneg.policy.iku import words
from typing import Any
from typing import Final


COMPONENT: Final = "komponen_pembentuk"
ADOPTED: Final = "adopsi_langsung"
SUM: Final = "jumlah"


@dataclass(frozen=True)
class Break:
    """What is wrong with the derivation of one indicator."""

    row: Any
    kind: str
    reason: Any


@dataclass(frozen=True)
class Fallen:
    """A parent that was refused or withdrawn: its words, and whether it was refused."""

    indicator: str
    refused: bool


def breaks(
    rows: Sequence[Any],
    elsewhere: Mapping[str, int | None],
    fallen: Mapping[str, Fallen] | None = None,
) -> list[Break]:
    """All breaks in the order of the rows.

    rows       the round's indicators (`inventory.Row`)
    elsewhere  year of indicators of other rounds by UID, for parents that are not here
    fallen     by UID the parents, of whatever round, that do not count any more
    """
    known, gone = {row.uid: row for row in rows}, fallen or {}
    found = []
    for row in rows:
        if row.parent in gone:
            found.append(_without(row, gone[row.parent]))
        else:
            found += _of_one(row, known, elsewhere)
    return found + _sums(rows)


def _without(row: Any, parent: Fallen) -> Break:
    words = {"parent": parent.indicator}
    if parent.refused:
        reason = _(
            "break_parent_refused",
            default="IKU induk “${parent}” ditolak; tentukan induk lain atau kosongkan.",
            mapping=words,
        )
    else:
        reason = _(
            "break_parent_withdrawn",
            default="IKU induk “${parent}” ditarik; tentukan induk lain atau kosongkan.",
            mapping=words,
        )
    return Break(row, "induk_gugur", reason)


def _of_one(
    row: Any, known: Mapping[str, Any], elsewhere: Mapping[str, int | None]
) -> list[Break]:
    if not row.parent:
        if words.rank(row.level) > 1 and row.method not in ("", "buat_baru", None):
            reason = _(
                "break_no_parent", default="Cara penurunan disebut, IKU induk tidak."
            )
            return [Break(row, "tanpa_induk", reason)]
        return []
    if row.parent not in known:
        return [_away(row, elsewhere)]
    if _circles(row, known):
        reason = _("break_circle", default="IKU ini menjadi induk dirinya sendiri.")
        return [Break(row, "melingkar", reason)]
    parent = known[row.parent]
    found = []
    if words.rank(parent.level) >= words.rank(row.level):
        reason = _(
            "break_level",
            default="IKU induk “${parent}” tidak berada pada tingkat yang lebih tinggi.",
            mapping={"parent": parent.indicator},
        )
        found.append(Break(row, "tingkat", reason))
    elif _skips(row, parent, known):
        reason = _(
            "break_skipped",
            default="IKU induk “${parent}” tidak tepat satu tingkat di atasnya.",
            mapping={"parent": parent.indicator},
        )
        found.append(Break(row, "lompat", reason))
    if row.method == ADOPTED and row.measure.casefold() != parent.measure.casefold():
        reason = _(
            "break_measure",
            default="Diadopsi langsung, tetapi satuannya berbeda dari induknya.",
        )
        found.append(Break(row, "satuan", reason))
    return found


def _away(row: Any, elsewhere: Mapping[str, int | None]) -> Break:
    if row.parent in elsewhere:
        reason = _(
            "break_other_period",
            default="IKU induk milik periode lain (${year}).",
            mapping={"year": elsewhere[row.parent] or "?"},
        )
        return Break(row, "periode", reason)
    reason = _("break_parent_gone", default="IKU induk tidak ada lagi.")
    return Break(row, "induk_hilang", reason)


def _skips(row: Any, parent: Any, known: Mapping[str, Any]) -> bool:
    """Whether a level that this round uses lies between the two.

    A ministry without indicators of some level loses nothing by leaving it out.
    """
    between = range(words.rank(parent.level) + 1, words.rank(row.level))
    used = {words.rank(each.level) for each in known.values()}
    return any(rank in used for rank in between)


def _circles(row: Any, known: Mapping[str, Any]) -> bool:
    seen: set[str] = set()
    at = row
    while at is not None and at.parent and at.uid not in seen:
        seen.add(at.uid)
        at = known.get(at.parent)
        if at is not None and at.uid == row.uid:
            return True
    return False


def _sums(rows: Sequence[Any]) -> list[Break]:
    """Components that are added up give the target of their parent."""
    found = []
    for parent in rows:
        parts = [
            row for row in rows if row.parent == parent.uid and row.method == COMPONENT
        ]
        if len(parts) < 2 or parent.consolidation != SUM:
            continue
        for period, wanted in parent.targets.items():
            given = [part.targets.get(period) for part in parts]
            if any(value is None for value in given):
                continue
            total = sum((v for v in given if v is not None), Decimal(0))
            if total != wanted:
                reason = _(
                    "break_sum",
                    default="Jumlah target komponen pada ${period} ialah ${total}, "
                    "target IKU ini ${wanted}.",
                    mapping={
                        "period": period,
                        "total": str(total),
                        "wanted": str(wanted),
                    },
                )
                found.append(Break(parent, "jumlah", reason))
    return found
