"""What no walk may ever break; each function says of what it makes sure."""

from AccessControl import getSecurityManager
import hashlib
import itertools
from setneg.policy.archive.frozen import intact
from setneg.workflows import journal
from setneg.workflows import organisation
from setneg.workflows import register
from setneg.workflows import steps
from setneg.workflows.journal import checking
from setneg.workflows.journal.keeping import ledger
from setneg.workflows.register import soundness
from setneg.workflows.register.allocation import known_keys
from tests.walks import rights
from tests.walks.papers import Holders
from tests.walks.papers import Paper
from tests.workflows.steps import people


SYSTEM = "sistem"
REASONED = ("kembalikan", "batalkan")
SEPARATE = ("periksa", "harmonisasi", "setujui", "tanda_tangan")
#: Kinds whose number the mail desk gives; the others are agendaed by their drafters.
BY_THE_DESK = {"Keputusan": "biro-tu"}
FIELDS = (
    "title",
    "nomor",
    "nomor_urut",
    "tanggal",
    "ditandatangani_oleh",
    "ditandatangani_pejabat",
    "ditandatangani_pada",
    "penandatangan",
    "readers",
    "sifat",
    "akses_terbatas",
    "versi",
    "sidik",
    "kode_verifikasi",
    "sidik_persetujuan",
    "sidik_arsip",
)


def snapshot(papers: list[Paper]) -> list:
    """All that a refused act must leave as it was."""
    kept = [
        (
            people.stage(paper.document),
            steps.history(paper.document),
            [getattr(paper.document.aq_base, name, None) for name in FIELDS],
            list(getattr(paper.document.aq_base, "kepada", None) or ()),
            [dict(row) for row in getattr(paper.document, "perlu_tahu", None) or ()],
            [each.hash for each in journal.entries(paper.document)],
        )
        for paper in papers
    ]
    return [kept, books()]


def books() -> list:
    """Every line of every register."""
    return [
        (key, each.written, each.uid, each.held, each.void_reason)
        for key in known_keys()
        for each in register.entries(key.kind, key.office, key.year)
    ]


def history_is_complete(paper: Paper, holders: Holders, userid: str) -> list:
    """What was written stays, stages join, and each new entry was somebody's right."""
    entries = steps.history(paper.document)
    known = len(paper.seen)
    assert entries[:known] == paper.seen, "riwayat lama berubah"
    for before, after in itertools.pairwise(entries):
        assert before.to_stage == after.from_stage, (before, after)
    assert entries[-1].to_stage == people.stage(paper.document)
    for index in range(known, len(entries)):
        entry_is_right(paper, holders, entries, index, userid)
        paper.seen.append(entries[index])
        paper.past.add(paper.titles[entries[index].to_stage])
        if entries[index].position:
            paper.posts.add(entries[index].position)
    taken = sum(1 for each in entries if each.action)
    told = [each for each in journal.entries(paper.document) if each.act == "langkah"]
    assert len(told) == taken, "catatan kejadian tidak sama dengan riwayat"
    return entries[known:]


def entry_is_right(paper, holders, entries, index, userid) -> None:
    """A step is in the tables, by a position that has it, by who holds that position."""
    entry = entries[index]
    row = paper.part.row(paper.titles[entry.from_stage])
    target = paper.part.row(paper.titles[entry.to_stage]).number
    here = rights.positions(paper.document)
    day = entry.time.astimezone().date()
    assert entry.actor == userid, entry
    if entry.capacity == SYSTEM:
        assert entry.reason and not entry.position, entry
        assert passed_over(row, here, entry) or _travels(paper), entry
        return
    assert entry.position in rights.may_act(row, here, entry.verb, target), entry
    assert entry.capacity in holders.capacities(userid, entry.position, day), entry
    assert entry.verb not in REASONED or entry.reason, "tanpa alasan"
    others = [each for each in _round(entries[:index]) if each.actor == userid]
    if entry.verb in SEPARATE:
        assert not any(each.verb == "susun" and each.position for each in others), entry
    if entry.verb in SEPARATE and entry.verb != "harmonisasi":
        assert not any(
            each.verb == "periksa"
            and each.position
            and each.from_stage != entry.from_stage
            for each in others
        ), entry


def passed_over(row, here, entry) -> bool:
    """Whether nobody could have checked: the line has no position of that level."""
    columns = [
        c for c, cell in row.cells.items() if any(v == "periksa" for v, _ in cell.steps)
    ]
    return entry.verb == "periksa" and not any(here.get(c) for c in columns)


def _travels(paper: Paper) -> bool:
    return bool(getattr(paper.document, "menyertai", None))


def _round(entries: list) -> list:
    """The entries since the document last came to a drafter's desk."""
    for index in range(len(entries) - 1, -1, -1):
        if entries[index].to_stage.startswith("konsep"):
            return entries[index:]
    return entries


def levels_in_order(paper: Paper) -> None:
    """A signature has every level below it behind it, in this round and in order."""
    if not getattr(paper.document, "ditandatangani_oleh", None):
        return
    done: list[str] = []
    for entry in paper.seen:
        title = paper.titles[entry.from_stage] if entry.action else ""
        if entry.verb in ("susun", "periksa", "harmonisasi", "setujui", "tanda_tangan"):
            done.append(title)
        elif entry.verb in ("kembalikan", "tarik"):
            to = paper.titles[entry.to_stage]
            done = done[: done.index(to)] if to in done else done
        if entry.verb == "tanda_tangan":
            row = paper.part.row(title)
            assert done == [r.title for r in paper.part.rows[: row.number]], done


def numbers_are_right(paper: Paper) -> None:
    """No number without a signature, and the register knows it for this document."""
    document = paper.document
    number = getattr(document, "nomor_urut", None)
    if not number:
        assert not getattr(document, "nomor", None)
        return
    signer = document.ditandatangani_oleh
    assert signer and document.ditandatangani_pejabat and document.ditandatangani_pada
    lines = {each.number: each for each in register.entries(*_register_of(paper))}
    line = lines[number]
    assert line.uid == document.UID()
    in_force = any(each.verb == "nomori" for each in paper.seen)
    if people.stage(document) == "batal":
        assert line.is_void and line.void_reason
    else:
        assert line.in_force if in_force else line.held
    assert sorted(lines) == list(range(1, len(lines) + 1)), "register tidak berurut"
    assert str(number) in document.nomor


def _register_of(paper: Paper) -> tuple[str, str, int]:
    """Kind, office and year whose book holds the number."""
    issuer = paper.document.ditandatangani_oleh.partition("__")[0]
    office = BY_THE_DESK.get(paper.kind, issuer)
    return paper.kind, office, paper.document.tanggal.year


def no_number_twice(papers: list[Paper]) -> None:
    """Within kind, office and year a number stands on one document."""
    found = [
        (_register_of(paper), paper.document.nomor_urut)
        for paper in papers
        if getattr(paper.document, "nomor_urut", None)
    ]
    assert len(found) == len(set(found)), found
    for key in known_keys():
        assert register.gaps(*_named(key)) == []
        assert register.duplicates(*_named(key)) == {}


def registers_are_sound() -> None:
    """The portal's own report finds nothing serious in any register."""
    assert [each for each in soundness.faults(known_keys()) if each.serious] == []


def _named(key) -> tuple[str, str, int]:
    return key.kind, key.office, key.year


def file_is_as_signed(paper: Paper) -> None:
    """A signed file is never made anew; what has come to its end is intact."""
    document = paper.document
    file = getattr(document.aq_base, "berkas_pdf", None)
    if file is None:
        assert not paper.sealed, "berkas bertanda tangan hilang"
        return
    found = hashlib.sha256(file.data).hexdigest()
    assert found == document.sidik
    paper.sealed = paper.sealed or found
    assert found == paper.sealed, "berkas bertanda tangan berganti"
    assert intact(document) is not False


def journal_verifies() -> None:
    """Every chain of the journal joins, and every anchor holds."""
    assert checking.check(ledger()).broken is None


def readers_have_a_right(portal, paper: Paper, holders: Holders, everybody) -> None:
    """Who opens or finds it has a right by the tables; who has a right can open it."""
    day = organisation.today()
    uid = paper.document.UID()
    wrong = []
    for userid in everybody:
        right = rights.may_read(paper, holders, userid, day)
        with people.acting_as(portal, userid):
            opens = bool(getSecurityManager().checkPermission("View", paper.document))
            finds = bool(portal.portal_catalog.searchResults(UID=uid))
        if not right == opens == finds:
            wrong.append(
                (userid, {"berhak": right, "membuka": opens, "menemukan": finds})
            )
    stage = people.stage(paper.document)
    assert wrong == [], (paper.kind, paper.document.unit, paper.document.sifat, stage)


def everything(portal, papers: list[Paper]) -> None:
    """All that holds at any moment, whatever was done last."""
    for paper in papers:
        levels_in_order(paper)
        numbers_are_right(paper)
        file_is_as_signed(paper)
    no_number_twice(papers)
    journal_verifies()
