"""The criteria of an indicator as cells of a sheet: one column each, `Ya: why` or
`Tidak: why`. Source: the criteria of PER/9/M.PAN/5/2007, judged by the unit itself.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from setneg.policy import _
from setneg.policy.iku import words
from setneg.workflows.steps.wording import say
from typing import Any
from typing import Final


PREFIX: Final = "smart_"
#: Column -> criterion, in the order of the criteria.
COLUMNS: Final[Mapping[str, str]] = {
    f"{PREFIX}{name}": name for name, _title in words.CRITERIA
}
#: How a verdict is typed, in either language of the screen.
TYPED: Final[Mapping[str, str]] = {
    "ya": "ya",
    "y": "ya",
    "yes": "ya",
    "tidak": "tidak",
    "t": "tidak",
    "no": "tidak",
}


def read(cells: Mapping[str, str]) -> list[dict[str, str]]:
    """The judged criteria of a line; cells that nobody could read are left out."""
    found = []
    for column, name in COLUMNS.items():
        met, reason = _parts(cells.get(column, ""))
        if met:
            found.append({"kriteria": name, "terpenuhi": met, "alasan": reason})
    return found


def refusals(cells: Mapping[str, str]) -> dict[str, Any]:
    """Cells that say something else than yes or no with a reason, by column."""
    found: dict[str, Any] = {}
    for column in COLUMNS:
        typed = cells.get(column, "").strip()
        met, reason = _parts(typed)
        if typed and not (met and reason):
            found[column] = _(
                "criterion_unread",
                default="Tulis “Ya” atau “Tidak”, titik dua, lalu alasannya.",
            )
    return found


def written(rows: Iterable[Mapping[str, str]] | None) -> dict[str, str]:
    """The cells of an indicator's criteria, as they are read again."""
    judged = {row.get("kriteria"): row for row in rows or ()}
    titles = dict(words.MET)
    found = {}
    for column, name in COLUMNS.items():
        row = judged.get(name, {})
        met = row.get("terpenuhi") or ""
        found[column] = f"{say(titles[met])}: {row['alasan']}" if met in titles else ""
    return found


def _parts(typed: str) -> tuple[str, str]:
    """Verdict ("" for none) and reason."""
    met, _colon, reason = typed.strip().partition(":")
    return TYPED.get(met.strip().casefold(), ""), reason.strip()
