"""Locks: who and since when; released by the holder, his superior, a site manager."""

from plone import api
from plone.locking.interfaces import ILockable
import pytest
from setneg.policy.browser.drafting import release
from tests.workflows.clock.conftest import catch
from tests.workflows.steps import people
import transaction


@pytest.fixture
def locked(site):
    """A draft that the drafter is changing."""
    document = people.begin(site, "Memorandum")
    with people.acting_as(site, "staf.sisdur"):
        ILockable(document).lock()
    transaction.commit()
    return document


def holder(document):
    transaction.begin()
    lock = release.lock_of(document)
    return lock.owner if lock else None


def test_others_see_who_edits_and_since_when(locked, rest, desk, site):
    """Penyusun mengubah; pengelola situs melihat siapa dan sejak kapan."""
    found = rest("staf.sisdur").get(f"{locked.absolute_url()}/@kunci")
    assert (found["terkunci"], found["oleh"]) == (True, "staf.sisdur")
    assert found["sejak"]
    window = desk("staf.sisdur")
    window.open(locked.absolute_url())
    assert "Sedang diubah oleh" in window.contents


@pytest.fixture
def at_kasubbag(site):
    """Kasubbag is changing what he checks; the staff and the Kabag see it."""
    document = people.until(site, people.begin(site, "Memorandum"), "periksa_eselon_4")
    with people.acting_as(site, "kasubbag.sisdur"):
        ILockable(document).lock()
    transaction.commit()
    return document


def test_a_subordinate_and_a_stranger_do_not_release_it(at_kasubbag, rest):
    """Staf penyusun dan staf KSP mencoba melepas kunci Kasubbag."""
    for who in ("staf.sisdur", "staf.ksp", None):
        answer = rest(who).request(
            "POST", f"{at_kasubbag.absolute_url()}/@kunci", json={"alasan": "Mau."}
        )
        assert answer.status_code in (401, 403), who
    assert holder(at_kasubbag) == "kasubbag.sisdur"


def test_nobody_steals_it_by_opening_an_address(at_kasubbag, site, desk, rest):
    """Orang lain dengan hak ubah memakai cara lepas paksa bawaan Plone."""
    url = at_kasubbag.absolute_url()
    at_kasubbag.manage_permission(
        "Modify portal content", ["Staf", "Eselon IV"], acquire=False
    )
    transaction.commit()
    desk("staf.sisdur").open(f"{url}/@@plone_lock_operations/force_unlock")
    assert holder(at_kasubbag) == "kasubbag.sisdur"
    rest("staf.sisdur").request("DELETE", f"{url}/@lock", json={"force": True})
    assert holder(at_kasubbag) == "kasubbag.sisdur"


def test_the_superior_releases_it_with_a_reason_and_the_holder_is_told(
    locked, site, rest, desk
):
    """Kasubbag, atasan penyusun; lalu penyusun membaca beritanya."""
    # the drafter left his lock and went on leave: his superior checks next
    with people.acting_as(site, "staf.sisdur"):
        from setneg.workflows import steps

        steps.take(locked, "susun")
    transaction.commit()
    url = locked.absolute_url()
    kasubbag = rest("kasubbag.sisdur")
    refused = kasubbag.request("POST", f"{url}/@kunci", json={"alasan": " "})
    assert refused.status_code == 403
    assert "alasan" in refused.json()["message"]
    window = desk("kasubbag.sisdur")
    window.open(url)
    window.getControl(name="alasan").value = "Pemegang sedang cuti."
    window.getControl("Lepas kunci").click()
    assert "Kunci telah dilepas" in window.contents
    assert holder(locked) is None
    staf = desk("staf.sisdur")
    staf.open(url)
    assert "Kunci Anda dilepas oleh" in staf.contents
    assert "Pemegang sedang cuti." in staf.contents
    assert "Melepas kunci staf.sisdur" in staf.contents
    staf.getControl("Mengerti").click()
    assert "Kunci Anda dilepas oleh" not in staf.contents


def test_a_link_releases_nothing(locked, desk):
    """Atasan dipancing membuka alamat pelepas kunci."""
    window = desk("staf.sisdur")
    window.open(f"{locked.absolute_url()}/@@lepas-kunci?alasan=x")
    assert "405" in window.headers["status"]
    assert holder(locked) == "staf.sisdur"


def test_it_says_when_the_drafter_began_however_often_he_renewed_it(locked, site):
    """Staf penyusun membiarkan halaman ubah terbuka; Plone memperbarui kuncinya."""
    began = release.lock_of(locked).since
    with people.acting_as(site, "staf.sisdur"):
        lockable = ILockable(locked)
        for token in locked.wl_lockmapping().values():
            token._modifiedtime += 300
        lockable.refresh_lock()
        lockable.lock()
    assert release.lock_of(locked).since == began


def test_the_site_manager_releases_it_too(at_kasubbag, site):
    """Pengelola situs, dengan alasan."""
    with api.env.adopt_roles(["Manager"]), people.acting_as(site, "staf.sisdur"):
        assert not release.may_release(at_kasubbag, "staf.sisdur")
    owner = site.getOwner().getId()
    with api.env.adopt_user(user=site.getOwner()):
        assert release.may_release(at_kasubbag, owner)
        release.release(at_kasubbag, "Kunci tertinggal.")
    transaction.commit()
    assert holder(at_kasubbag) is None
    [row] = release.releases(at_kasubbag)
    assert (row["owner"], row["by"]) == ("kasubbag.sisdur", owner)


def test_the_former_holder_is_written_to(at_kasubbag, site):
    """Kabag, atasan pemegang, pada situs yang dapat mengirim surel."""
    caught = catch(site)
    api.user.get("kasubbag.sisdur").setMemberProperties({"email": "k@example.org"})
    transaction.commit()
    with people.acting_as(site, "kabag.tatalaksana"):
        release.release(at_kasubbag, "Sedang cuti.")
        assert not caught.messages
        transaction.commit()
    [message] = caught.messages
    text = message.decode() if isinstance(message, bytes) else str(message)
    assert "k@example.org" in text
    from email import message_from_string

    body = message_from_string(text).get_payload(decode=True).decode()
    assert "Sedang cuti." in body


def test_a_mail_server_that_does_not_answer_undoes_no_release(at_kasubbag, site):
    """Kabag melepas kunci sementara peladen surel mati."""
    site.MailHost.smtp_host, site.MailHost.smtp_port = "127.0.0.1", 9
    api.portal.set_registry_record("plone.email_from_address", "portal@example.org")
    api.user.get("kasubbag.sisdur").setMemberProperties({"email": "k@example.org"})
    transaction.commit()
    with people.acting_as(site, "kabag.tatalaksana"):
        release.release(at_kasubbag, "Sedang cuti.")
        transaction.commit()
    assert holder(at_kasubbag) is None
