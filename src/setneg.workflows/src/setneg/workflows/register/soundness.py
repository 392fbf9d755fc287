"""Whether the registers are sound: what a keeper, an auditor or an operator is told.

Compares each register with itself and with the documents that are stored: a number
without a line, a line whose document is gone, a document with two numbers, a number on
two documents, a block of the paper book that nobody has explained.
"""

from collections import Counter
from dataclasses import dataclass
from plone import api
from setneg.workflows import organisation
from setneg.workflows.register import allocation
from setneg.workflows.register import outage
from setneg.workflows.register.series import Key


@dataclass(frozen=True)
class Fault:
    """What is wrong in a register; ``serious`` is False for a mere reminder."""

    key: Key
    kind: str
    text: str
    serious: bool = True


def faults(keys: list[Key]) -> list[Fault]:
    """Everything that is wrong in some registers and in the numbers of their kinds."""
    found = [fault for key in keys for fault in of_register(key)]
    for kind, year in sorted({(key.kind, key.year) for key in keys}):
        found += of_documents(kind, year)
    return found


def of_register(key: Key) -> list[Fault]:
    """What is wrong in one register."""
    name = (key.kind, key.office, key.year)
    found = [
        Fault(key, "celah", f"Nomor {number} tidak punya catatan.")
        for number in allocation.gaps(*name)
    ]
    found += [
        Fault(key, "kembar", f"Satu naskah bernomor {', '.join(map(str, numbers))}.")
        for numbers in allocation.duplicates(*name).values()
    ]
    found += [
        Fault(key, "hilang", f"Naskah bernomor {written} tidak ada lagi.")
        for written in _gone(key)
    ]
    for open_block in outage.open_blocks(key):
        block, left = open_block.block, ", ".join(map(str, open_block.numbers))
        late = open_block.overdue(organisation.today())
        text = f"Blok {block.first}-{block.last} belum dicocokkan: {left}."
        found.append(Fault(key, "blok", text, serious=late))
    return found


def of_documents(kind: str, year: int) -> list[Fault]:
    """Stored documents whose number no register knows, and numbers written twice."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(
        portal_type=kind, tahun=year, nomor_urut={"query": 1, "range": "min"}
    )
    keys = [key for key in allocation.known_keys() if key[0::2] == (year, kind)]
    known = {uid for key in keys for uid in _uids(key)}
    named = Key(year, "", kind)
    found = [
        Fault(named, "tak_tercatat", f"Nomor {brain.nomor} tidak ada dalam register.")
        for brain in brains
        if brain.UID not in known
    ]
    written = Counter(brain.nomor for brain in brains if brain.nomor)
    return found + [
        Fault(named, "nomor_ganda", f"Nomor {number} dipakai {count} naskah.")
        for number, count in sorted(written.items())
        if count > 1 and _one_office(keys)
    ]


def _one_office(keys: list[Key]) -> bool:
    """Whether equal numbers of a kind cannot come from two offices."""
    return len({key.office for key in keys}) <= 1


def _uids(key: Key) -> set[str]:
    """The documents of a register's lines that are not void."""
    series = allocation.series_of(key.kind, key.office, key.year)
    return {*series.numbers, *(series.insertions or ())} if series else set()


def _gone(key: Key) -> list[str]:
    """The numbers whose document is not stored any more."""
    uids = _uids(key)
    if not uids:
        return []
    catalog = api.portal.get_tool("portal_catalog")
    there = {b.UID for b in catalog.unrestrictedSearchResults(UID=list(uids))}
    series = allocation.known(key.kind, key.office, key.year)
    lines = [series.line_of(uid) for uid in sorted(uids - there)]
    return [entry.written for entry in lines if entry is not None]
