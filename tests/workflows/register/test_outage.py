"""Numbers for the paper book, inserted numbers, pointers, and what is unsound."""

from plone import api
from plone.namedfile.file import NamedBlobFile
import pytest
from setneg.workflows import organisation
from setneg.workflows import register
from setneg.workflows.register import acts
from setneg.workflows.register import allocation
from setneg.workflows.register import book
from setneg.workflows.register import columns
from setneg.workflows.register import soundness
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import RegisterError
from tests.workflows.steps import people
from zExceptions import Unauthorized


KEY = Key(2026, "biro-tu", "Peraturan")
NAME = ("Peraturan", "biro-tu", 2026)
KEEPER, HEAD, STRANGER = "staf.tu", "karo.tu", "staf.sisdur"


@pytest.fixture
def do(portal):
    """A function: somebody does an act in the mail desk's book."""

    def act(userid, name, **said):
        with people.acting_as(portal, userid):
            return acts.do(name, KEY, said, userid)

    return act


@pytest.fixture
def opened(portal):
    """Three numbers in the mail desk's book."""
    for _number in range(3):
        register.next_number(*NAME, None)


def scanned(portal):
    """A regulation that the keeper registered with its scan."""
    document = people.begin(portal, "Peraturan")
    document.lampiran_berkas = NamedBlobFile(b"%PDF-1.7", filename="pindai.pdf")
    return document


def test_a_block_for_the_paper_book_is_no_gap_and_nobody_else_gets_its_numbers(
    portal, do, opened
):
    """staf.tu reserves five numbers before the portal is switched off."""
    assert do(KEEPER, "blok", banyak=5, alasan="Listrik padam") == {
        "dari": 4,
        "sampai": 8,
        "alasan": "Listrik padam",
    }
    assert register.next_number(*NAME, None) == 9
    assert register.gaps(*NAME) == []
    [found] = register.open_blocks(KEY)
    assert (found.numbers, found.block.by) == ((4, 5, 6, 7, 8), KEEPER)


def test_each_number_of_a_block_is_explained_once(portal, do, opened):
    """staf.tu links one number to its scanned document and declares the others unused."""
    do(KEEPER, "blok", banyak=2, alasan="Listrik padam")
    with pytest.raises(RegisterError, match="pindai"):
        register.link(*NAME, 4, people.begin(portal, "Peraturan"))
    document = scanned(portal)
    register.link(*NAME, 4, document)
    assert register.number_of(*NAME, document) == 4
    assert register.next_number(*NAME, document) == 4
    with pytest.raises(RegisterError, match="sudah dicocokkan"):
        do(KEEPER, "tidak-terpakai", nomor=4, alasan="Tidak jadi")
    with pytest.raises(RegisterError, match="sudah bernomor 4"):
        register.link(*NAME, 5, document)
    do(KEEPER, "tidak-terpakai", nomor=5, alasan="Buku tidak jadi dipakai")
    assert register.open_blocks(KEY) == []
    with pytest.raises(RegisterError, match="bukan nomor dari blok"):
        do(KEEPER, "tidak-terpakai", nomor=1, alasan="Salah")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"banyak": 0, "alasan": "Padam"}, "1 sampai"),
        ({"banyak": 201, "alasan": "Padam"}, "1 sampai"),
        ({"banyak": "lima", "alasan": "Padam"}, "bukan bilangan"),
        ({"banyak": 5, "alasan": " "}, "Alasan"),
    ],
)
def test_a_block_needs_a_count_and_a_reason(portal, do, said, reason):
    """staf.tu with a slip."""
    with pytest.raises(RegisterError, match=reason):
        do(KEEPER, "blok", **said)


def test_the_end_of_the_year_warns_of_numbers_that_nobody_explained(portal, do):
    """Nobody acts: in June a reminder, from December on a fault."""
    do(KEEPER, "blok", banyak=2, alasan="Listrik padam")
    [found] = register.open_blocks(KEY)
    day = organisation.today()
    assert not found.overdue(day.replace(year=2026, month=6, day=1))
    assert found.overdue(day.replace(year=2026, month=12, day=1))
    assert found.overdue(day.replace(year=2027, month=1, day=2))
    [fault] = soundness.of_register(KEY)
    assert (fault.kind, "4" in fault.text) == ("blok", False)
    assert fault.serious == found.overdue(day)


@pytest.mark.rule("R-X-03")
def test_a_number_is_inserted_by_two_persons_only(portal, do, opened):
    """staf.tu proposes 2A; he may not agree himself; karo.tu agrees."""
    proposal = do(KEEPER, "sisipan", sesudah=2, hal="Peraturan tertinggal", alasan="a")
    with pytest.raises(RegisterError, match="orang kedua"):
        do(KEEPER, "sisipan-setuju", **proposal)
    with pytest.raises(RegisterError, match="orang kedua"):
        do(KEEPER, "sisipan-tolak", alasan="Tidak", **proposal)
    with pytest.raises(Unauthorized):
        do(STRANGER, "sisipan-setuju", **proposal)
    assert do(HEAD, "sisipan-setuju", **proposal) == {"nomor": "2A"}
    with pytest.raises(RegisterError, match="sudah disetujui"):
        do(HEAD, "sisipan-setuju", **proposal)
    again = do(HEAD, "sisipan", sesudah=2, hal="Satu lagi", alasan="b")
    assert do(KEEPER, "sisipan-setuju", **again) == {"nomor": "2B"}
    lines = register.entries(*NAME)
    assert [line.written for line in lines] == ["1", "2", "2A", "2B", "3"]
    assert register.gaps(*NAME) == []
    assert register.next_number(*NAME, None) == 4


def test_a_refused_insertion_leaves_no_line(portal, do, opened):
    """karo.tu refuses with a reason what staf.tu proposed."""
    proposal = do(KEEPER, "sisipan", sesudah=2, hal="Tertinggal", alasan="Tertinggal")
    with pytest.raises(RegisterError, match="penolakan"):
        do(HEAD, "sisipan-tolak", **proposal)
    do(HEAD, "sisipan-tolak", alasan="Pakai nomor berikutnya", **proposal)
    assert register.proposals(KEY) == []
    assert len(register.entries(*NAME)) == 3


def test_a_document_is_written_with_its_inserted_number(portal, do, opened):
    """staf.tu proposes for a document, karo.tu agrees; the numbering step takes it."""
    document = people.begin(portal, "Peraturan")
    found = register.propose(*NAME, 2, "Tertinggal", document)
    with people.acting_as(portal, HEAD):
        register.confirm_insertion(*NAME, found.number)
    assert register.number_of(*NAME, document) is None
    number = register.next_number(*NAME, document)
    assert (number, register.suffix_of(*NAME, document)) == (2, "A")
    day = organisation.today()
    assert register.format("Nomor {urut} Tahun {tahun}", number, day).startswith(
        "Nomor 2A Tahun"
    )
    assert register.format("{urut:03}/{tahun}", number, day).startswith("002A/")
    register.void(*NAME, 2, "Salah sisip", "A")
    assert register.next_number(*NAME, document) == 4


def test_related_lines_point_at_each_other(portal, do, opened):
    """staf.tu points number 3 back to number 1."""
    do(KEEPER, "kaitkan", nomor=3, lalu=1)
    do(KEEPER, "kaitkan", nomor="3", lalu="2")
    lines = book.lines(KEY, KEEPER)
    rows = [columns.cells(KEY, line) for line in lines]
    assert [(row[5], row[7]) for row in rows] == [("", "3"), ("", "3"), ("1, 2", "")]
    with pytest.raises(RegisterError, match="dirinya"):
        do(KEEPER, "kaitkan", nomor=3, lalu=3)
    with pytest.raises(RegisterError, match="tidak ada"):
        do(KEEPER, "kaitkan", nomor=3, lalu=9)
    with pytest.raises(Unauthorized):
        do(KEEPER, "kaitkan", nomor=3, lalu=1, lalu_kantor="biro-ortala")


def test_the_report_names_what_the_books_and_the_documents_do_not_agree_on(
    portal, opened
):
    """Nobody acts: a document gone, a number that no register knows, a lost line."""
    document = people.begin(portal, "Peraturan")
    register.next_number(*NAME, document)
    stray = people.begin(portal, "Peraturan")
    stray.nomor, stray.nomor_urut = "Nomor 77 Tahun 2026", 77
    stray.tanggal = organisation.today().replace(year=2026)
    stray.reindexObject()
    assert [fault.kind for fault in soundness.faults([KEY])] == ["tak_tercatat"]
    with api.env.adopt_roles(["Manager"]):
        portal["kegiatan"]._delObject(document.getId())
    series = allocation.series_of(*NAME)
    del series.lines[2]
    found = {fault.kind: fault.text for fault in soundness.faults([KEY])}
    assert sorted(found) == ["celah", "hilang", "tak_tercatat"]
    assert "Nomor 77 Tahun 2026" in found["tak_tercatat"]
    assert "2" in found["celah"]
    assert "4" in found["hilang"]


def test_a_page_of_the_book_hides_titles_and_finds_numbers_and_words(portal, opened):
    """staf.tu turns the pages; a draft of another unit is secret to him."""
    document = people.begin(portal, "Peraturan")
    register.next_number(*NAME, document)
    with people.acting_as(portal, KEEPER):
        rows, total = book.page(KEY, KEEPER, 0, 2, latest_first=True)
        assert ([row.number for row in rows], total) == ([4, 3], 4)
        assert columns.cells(KEY, rows[0])[6] == book.HIDDEN
        assert [row.number for row in book.page(KEY, KEEPER, text="3")[0]] == [3]
        assert book.page(KEY, KEEPER, text="percobaan") == ([], 0)
    with people.acting_as(portal, "staf.sisdur"), pytest.raises(Unauthorized):
        book.page(KEY, "staf.sisdur")
