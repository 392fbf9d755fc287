"""The register of the site: who keeps it, what he sees, and what he may do."""

from plone import api
import pytest
from setneg.workflows import register
from setneg.workflows.register import book
from setneg.workflows.register.keepers import keeps
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import RegisterError
from tests.workflows.steps import people
from zExceptions import Unauthorized


KEY = Key(2026, "biro-tu", "Peraturan")
ARGUMENTS = ("Peraturan", "biro-tu", 2026)
PERMISSION = "setneg.workflows: Manage registers"


@pytest.fixture
def numbered(portal):
    """A function: a draft that has a number in the mail desk's register."""

    def make(kind="Memorandum"):
        document = people.begin(portal, kind)
        return document, register.next_number(*ARGUMENTS, document)

    return make


@pytest.mark.rule("R-X-03")
@pytest.mark.parametrize(
    ("userid", "office", "kept"),
    [
        ("staf.tu", "biro-tu", True),
        ("karo.tu", "biro-tu", True),
        ("staf.tu", "biro-ortala", False),
        ("staf.tusesmen", "subbag-tu-sesmen", True),
        ("karo.ortala", "biro-ortala", True),
        ("karo.ortala", "subbag-sisdur", True),
        ("karo.ortala", "biro-tu", False),
        ("deputi.aparatur", "biro-ortala", True),
        ("staf.sisdur", "biro-ortala", False),
        ("staf.sisdur", "biro-tu", False),
        ("kasubbag.sisdur", "biro-ortala", False),
        ("karo.ortala", "tidak-ada", False),
    ],
)
def test_a_register_is_kept_by_its_desk_or_by_the_head_of_its_office(
    portal, userid, office, kept
):
    """The named person asks for the register of an office."""
    assert keeps(office, userid) is kept


@pytest.mark.rule("R-X-03")
@pytest.mark.parametrize(
    ("userid", "may"),
    [("staf.tu", True), ("karo.ortala", True), ("staf.sisdur", False)],
)
def test_only_keepers_open_the_register(portal, userid, may):
    """The named person comes to the site."""
    people.forget(portal)
    user = api.user.get(userid)
    assert api.user.has_permission(PERMISSION, user=user, obj=portal) is may


def test_a_keeper_reads_the_lines_but_no_title_that_he_may_not_see(portal, numbered):
    """staf.tu keeps the register; the draft of another unit is not for him."""
    document, number = numbered()
    with people.acting_as(portal, "staf.tu"):
        assert not api.user.has_permission("View", obj=document)
        [line] = book.lines(KEY, "staf.tu")
    assert (line.number, line.title, line.url) == (number, "", "")
    with people.acting_as(portal, "staf.sisdur"), pytest.raises(Unauthorized):
        book.lines(KEY, "staf.sisdur")


def test_a_keeper_declares_a_number_void_and_it_stays(portal, numbered):
    """staf.tu corrects a slip; staf.sisdur may not."""
    document, number = numbered()
    with people.acting_as(portal, "staf.sisdur"), pytest.raises(Unauthorized):
        book.void(KEY, number, "Salah", "staf.sisdur")
    with people.acting_as(portal, "staf.tu"):
        book.void(KEY, number, "Salah jenis naskah", "staf.tu")
    [entry] = register.entries(*ARGUMENTS)
    assert (entry.void_reason, entry.void_by) == ("Salah jenis naskah", "staf.tu")
    assert register.next_number(*ARGUMENTS, document) == number + 1
    assert register.gaps(*ARGUMENTS) == []
    assert register.duplicates(*ARGUMENTS) == {}


def test_reading_an_unknown_register_makes_none(portal):
    """Nobody acts: only a first number begins a series."""
    assert register.entries("Keputusan", "biro-tu", 2031) == []
    assert register.number_of("Keputusan", "biro-tu", 2031, portal) is None
    assert all(key.year != 2031 for key in book.keys("staf.tu"))
    with pytest.raises(RegisterError, match="Belum ada register"):
        register.void("Keputusan", "biro-tu", 2031, 1, "Salah")
    with pytest.raises(RegisterError, match="Tahun"):
        register.next_number("Keputusan", "biro-tu", 26, None)


@pytest.mark.rule("R-X-03")
def test_a_signed_memorandum_has_its_line_in_the_register_of_its_issuer(portal):
    """staf.sisdur to staf.sisdur: drafted, checked, signed, numbered."""
    document = people.begin(portal, "Memorandum", kepada=["biro-sdm__kepala"])
    people.until(portal, document, "nomori")
    arguments = ("Memorandum", "biro-ortala", document.tanggal.year)
    assert register.number_of(*arguments, document) is None
    assert register.reserved_of(*arguments, document) == document.nomor_urut
    people.forward(portal, document)
    assert register.number_of(*arguments, document) == document.nomor_urut == 1
    assert document.nomor.startswith("1/")


def test_a_keeper_chooses_a_register_on_its_page(portal, numbered):
    """Staff of the mail desk opens the page before naming a register, then names one."""
    numbered()
    request = portal.REQUEST.clone()
    with api.env.adopt_user(username="staf.tu"):
        page = api.content.get_view("register", portal, request)()
        assert "kantor=biro-tu" in page
        request.form.update(jenis="Peraturan", kantor="biro-tu", tahun="2026")
        page = api.content.get_view("register", portal, request)()
    assert "tanpa celah" in page
