"""A head releases the lock of a draft that he may not read yet."""

from plone.locking.interfaces import ILockable
import pytest
from setneg.policy.browser.drafting import release
from tests.workflows.steps import people
import transaction


@pytest.fixture
def locked(site):
    """A draft at its drafter's desk, locked by him."""
    document = people.begin(site, "Memorandum")
    document.title = "Rahasia dapur"
    with people.acting_as(site, "staf.sisdur"):
        ILockable(document).lock()
    transaction.commit()
    return document


def test_the_head_above_finds_the_lock_and_releases_it(locked, site, desk):
    """Kasubbag, atasan penyusun: konsep belum boleh dibacanya."""
    window = desk("kasubbag.sisdur")
    window.open(locked.absolute_url())
    assert "Rahasia dapur" not in window.contents
    window.open(f"{site.absolute_url()}/naskah")
    window.getLink("Konsep yang terkunci di bawah Anda").click()
    assert "Memorandum" in window.contents
    assert "Rahasia dapur" not in window.contents
    window.getControl(name="alasan").value = "Pemegang sedang cuti."
    window.getControl("Lepas kunci").click()
    assert "Kunci telah dilepas" in window.contents
    transaction.begin()
    assert release.lock_of(locked) is None
    assert release.untold(locked, "staf.sisdur")[0]["reason"] == "Pemegang sedang cuti."


def test_higher_heads_find_it_too_and_strangers_do_not(locked, site, desk):
    """Kepala Biro di atasnya; kepala bagian lain, staf lain, dan pemegangnya sendiri."""
    for who, found in (
        ("karo.ortala", True),
        ("kabag.ak1", False),
        ("staf.sdm", False),
        ("staf.sisdur", False),
    ):
        window = desk(who)
        window.open(f"{site.absolute_url()}/@@kunci-bawahan")
        assert (locked.UID() in window.contents) is found, who


def test_a_stranger_who_names_the_draft_releases_nothing(locked, site, desk):
    """Kepala bagian lain mengirim formulir yang bukan miliknya."""
    window = desk("kabag.ak1")
    window.open(f"{site.absolute_url()}/@@kunci-bawahan")
    window.post(
        f"{site.absolute_url()}/@@kunci-bawahan", f"naskah={locked.UID()}&alasan=x"
    )
    transaction.begin()
    assert release.lock_of(locked).owner == "staf.sisdur"
