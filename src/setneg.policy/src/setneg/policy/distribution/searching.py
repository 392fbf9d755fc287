"""Looking up recipients while one types: positions, units, persons and lists."""

from collections.abc import Iterator
from setneg.policy.distribution import lists
from setneg.policy.distribution import recipients
from setneg.policy.distribution.recipients import Recipient
from setneg.workflows import organisation
from setneg.workflows.organisation.spellings import spelled
from typing import Any


MOST = 15


def search(text: str, most: int = MOST) -> list[dict[str, Any]]:
    """Whom these words may mean, lists and positions first; [] for fewer than two letters."""
    words = spelled(text).split()
    if len("".join(words)) < 2:
        return []
    found = []
    for meant, hint in _candidates():
        names = spelled(f"{meant.title} {hint} {meant.value}")
        if all(word in names for word in words):
            found.append(told(meant, hint))
            if len(found) >= most:
                break
    return found


def told(meant: Recipient, hint: str = "") -> dict[str, Any]:
    """A recipient for a machine: the line that means it, and how it is called."""
    return {
        "baris": meant.line(),
        "jenis": meant.kind,
        "nilai": meant.value,
        "judul": meant.title,
        "alamat": meant.address,
        "petunjuk": hint,
    }


def _candidates() -> Iterator[tuple[Recipient, str]]:
    organogram, day = organisation.current(), organisation.today()
    for kept in lists.open_lists():
        edition = kept.on(day)
        count = len(edition.lines) if edition is not None else 0
        yield Recipient(recipients.LIST, kept.id), f"{count} penerima"
    for post in organogram.positions.values():
        yield Recipient(recipients.POST, post.id), organogram.units[post.unit].name(day)
    for unit in organogram.units.values():
        above = organogram.units.get(unit.parent or "")
        yield (
            Recipient(recipients.UNIT, unit.code),
            above.name(day) if above is not None else "",
        )
    for userid in recipients.holders():
        yield Recipient(recipients.PERSON, userid), userid
