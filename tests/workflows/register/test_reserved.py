"""A number that is promised to a document before its signature."""

from datetime import datetime
from hypothesis import given
from hypothesis import strategies as st
import pytest
from setneg.workflows import organisation
from setneg.workflows import register
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import RegisterError
from setneg.workflows.register.series import Registers
from tests.workflows.steps import people
from zoneinfo import ZoneInfo


MOMENT = datetime(2026, 6, 2, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
KEY = Key(2026, "biro-ortala", "Memorandum")


@pytest.fixture
def series():
    """An empty register."""
    return Registers().need(KEY)


def reserve(series, uid):
    """A number held for a document."""
    return series.reserve(uid, f"Hal {uid}", MOMENT, "siti", "menunggu tanda tangan")


def take(series, uid):
    """A number in force at once."""
    return series.take(uid, f"Hal {uid}", MOMENT, "siti")


@pytest.mark.rule("R-X-03")
def test_a_held_number_is_not_in_force_until_it_is_confirmed(series):
    """Nobody acts: reserve, sign, confirm."""
    assert reserve(series, "a") == 1
    assert (series.number_of("a"), series.held_for("a")) == (None, 1)
    assert series.confirm("a", MOMENT, "siti") == 1
    assert (series.number_of("a"), series.held_for("a")) == (1, None)
    assert series.confirm("a", MOMENT, "siti") == 1


def test_a_failed_signing_keeps_the_number_for_its_document(series):
    """Nobody acts: the second attempt meets the same number, another document the next."""
    assert [reserve(series, "a"), reserve(series, "b"), reserve(series, "a")] == [
        1,
        2,
        1,
    ]
    assert take(series, "a") == 1
    assert series.number_of("a") == 1


def test_an_abandoned_number_is_void_with_its_reason_and_never_given_again(series):
    """Nobody acts: the document is withdrawn before anybody signed."""
    reserve(series, "a")
    with pytest.raises(RegisterError, match="Alasan"):
        series.release("a", " ", MOMENT, "siti")
    series.release("a", "Naskah ditarik", MOMENT, "siti")
    [entry] = series.entries()
    assert (entry.void_reason, entry.held, entry.in_force) == (
        "Naskah ditarik",
        False,
        False,
    )
    assert [take(series, "b"), reserve(series, "a")] == [2, 3]
    assert (series.gaps(), series.duplicates()) == ([], {})


def test_a_number_in_force_is_not_given_up_by_a_signing(series):
    """Nobody acts: only its keeper can declare it void."""
    take(series, "a")
    with pytest.raises(RegisterError, match="dipesan"):
        series.release("a", "Naskah ditarik", MOMENT, "siti")
    with pytest.raises(RegisterError, match="dipesan"):
        series.confirm("b", MOMENT, "siti")
    with pytest.raises(RegisterError, match="sebuah naskah"):
        series.reserve("", "", MOMENT, "siti")
    assert series.number_of("a") == 1


ACTS = st.tuples(
    st.sampled_from(("reserve", "take", "confirm", "release")), st.sampled_from("abcde")
)


@given(st.lists(ACTS))
def test_whatever_happens_a_number_belongs_to_one_document_for_ever(acts):
    """Nobody acts: any order of reserving, confirming and giving up."""
    series = Registers().need(KEY)
    given_to = {}
    for act, uid in acts:
        try:
            if act == "reserve":
                number = reserve(series, uid)
            elif act == "take":
                number = take(series, uid)
            elif act == "confirm":
                number = series.confirm(uid, MOMENT, "siti")
            else:
                number = series.release(uid, "Batal", MOMENT, "siti").number
        except RegisterError:
            continue
        assert given_to.setdefault(number, uid) == uid
    assert [e.number for e in series.entries()] == list(range(1, len(given_to) + 1))
    assert (series.gaps(), series.duplicates()) == ([], {})


@pytest.mark.rule("R-X-03")
def test_a_held_number_is_the_one_that_the_numbering_step_gives(portal):
    """karo.ortala signs with a number held, staf.sisdur numbers."""
    document = people.begin(portal, "Memorandum", kepada=["biro-sdm__kepala"])
    other = people.begin(portal, "Memorandum", kepada=["biro-sdm__kepala"])
    people.until(portal, document, "tanda_tangan_eselon_2")
    year = organisation.today().year
    key = ("Memorandum", "biro-ortala", year)
    held = register.reserve(*key, document, "menunggu tanda tangan")
    assert register.reserve(*key, other) == held + 1
    people.until(portal, document, "distribusikan")
    assert document.nomor_urut == held == register.number_of(*key, document)
    register.release(*key, other, "Naskah tidak jadi ditandatangani")
    assert register.reserved_of(*key, other) is None
