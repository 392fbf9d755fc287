"""The organogram in memory: never older than the content, never costly."""

from plone import api
from plone.app.testing import SITE_OWNER_NAME
import pytest
from setneg.workflows import organisation
import transaction
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


def modified(thing, **values):
    for name, value in values.items():
        setattr(thing, name, value)
    notify(ObjectModifiedEvent(thing))


def test_a_changed_holder_counts_at_once(content):
    before = organisation.current()
    modified(content("subbag-ppek2__kepala"), pemangku=["staf.umum"])
    assert organisation.current() is not before
    assert "subbag-ppek2__kepala" in api.user.get("staf.umum").getGroups()


def test_an_added_a_moved_and_a_removed_unit_count_at_once(content):
    with api.env.adopt_user(SITE_OWNER_NAME):
        parent = content("bagian-tatalaksana")
        unit = api.content.create(
            parent, "Unit", id="baru", kode="subbag-baru",
            nama=["Subbagian Baru"], eselon="eselon_4",
        )  # fmt: skip
        api.content.create(
            unit, "Jabatan", title="Kepala", fungsi="kepala", eselon="eselon_4"
        )
        assert organisation.current().line("subbag-baru")[1].code == parent.kode
        assert organisation.current().head("subbag-baru").title == "Kepala"
        unit = api.content.move(unit, content("bagian-ak1"))
        assert organisation.current().line("subbag-baru")[1].code == "bagian-ak1"
        api.content.delete(unit)
    assert "subbag-baru" not in organisation.current().units
    assert organisation.current().head("subbag-baru") is None


def test_a_change_that_is_given_up_leaves_nothing_behind(content):
    before = organisation.current()
    savepoint = transaction.savepoint()
    modified(content("subbag-ppek2__kepala"), pemangku=["staf.umum"])
    assert "subbag-ppek2__kepala" in api.user.get("staf.umum").getGroups()
    savepoint.rollback()
    assert organisation.current() is before
    assert "subbag-ppek2__kepala" not in api.user.get("staf.umum").getGroups()


def test_the_organogram_in_use_is_not_the_one_that_makes_room(content):
    before = organisation.current()
    for name in "abcdefgh":
        savepoint = transaction.savepoint()
        modified(content("subbag-ppek2__kepala"), pemangku=[f"staf.{name}"])
        assert organisation.current() is not before
        savepoint.rollback()
        assert organisation.current() is before


def test_a_change_of_another_process_is_seen(functional):
    # another process is another connection with its own view of the storage
    portal = functional["portal"]
    transaction.commit()
    database = portal._p_jar.db()
    other = database.open(transaction.TransactionManager())
    there = other.root()["Application"].plone
    seen = organisation.current(there)
    assert seen.holders("subbag-ppek2__kepala", organisation.today()) == ()
    post = portal.unrestrictedTraverse(
        "organisasi/kemensetneg/deputi-aparatur/biro-ortala/bagian-ak2/subbag-ppek2/kepala"
    )
    modified(post, pemangku=["staf.umum"])
    transaction.commit()
    other.transaction_manager.begin()
    (holding,) = organisation.current(there).holders(
        "subbag-ppek2__kepala", organisation.today()
    )
    assert holding.userid == "staf.umum"
    other.transaction_manager.abort()
    other.close()


def test_two_changes_at_once_do_not_conflict(functional):
    from setneg.workflows.organisation.cache import MARK

    portal = functional["portal"]
    transaction.commit()
    other = portal._p_jar.db().open(transaction.TransactionManager())
    theirs = getattr(other.root()["Application"].plone, MARK)
    theirs.renew()
    getattr(portal, MARK).renew()
    ours = getattr(portal, MARK).value
    other.transaction_manager.commit()
    transaction.commit()
    portal._p_jar.sync()
    assert getattr(portal, MARK).value not in (ours, theirs.value)
    other.close()


def test_the_organogram_is_not_read_again_while_nothing_changes(portal, monkeypatch):
    from setneg.workflows.organisation import cache

    before = organisation.current()
    monkeypatch.setattr(cache, "_build", None)
    assert organisation.current() is before


@pytest.mark.parametrize("kode", ["biro-umum", "kemensetneg"])
def test_a_code_is_never_given_twice(content, kode):
    from zExceptions import BadRequest

    with api.env.adopt_user(SITE_OWNER_NAME), pytest.raises(BadRequest):
        api.content.create(
            content("bagian-ak1"), "Unit", id="lain", kode=kode,
            nama=["Lain"], eselon="eselon_4",
        )  # fmt: skip
