"""A complaint about a post that nobody holds is still about somebody."""

from datetime import timedelta
from plone import api
import pytest
from setneg.policy.complaints import accused
from setneg.policy.complaints import staffing
from setneg.policy.complaints.accused import may_handle
from setneg.policy.complaints.accused import may_know
from setneg.workflows import organisation
from setneg.workflows.steps import StepRefused
import transaction
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


pytestmark = pytest.mark.rule("R-X-17")
KABAG, KABAG_WAS = "bagian-tatalaksana__kepala", "kabag.tatalaksana"
HEAD = "biro-ortala__kepala"


@pytest.fixture
def hold(site):
    """Say anew who holds a post: rows of (account, first day, last day), in days from
    today; None is open."""

    def held(position, *rows):
        catalog = api.portal.get_tool("portal_catalog")
        post = next(
            found
            for brain in catalog.unrestrictedSearchResults(portal_type="Jabatan")
            if (found := brain._unrestrictedGetObject()).position_id() == position
        )
        today = organisation.today()

        def day(number):
            return "" if number is None else (today + timedelta(number)).isoformat()

        post.pemangku = [
            f"{userid} | {day(start)} | {day(end)} | definitif | KEP-1"
            for userid, start, end in rows
        ]
        notify(ObjectModifiedEvent(post))
        transaction.commit()

    return held


@pytest.fixture
def vacant(hold):
    """The head of the section left a week ago; before him there was another."""
    hold(KABAG, ("staf.sdm", -900, -400), (KABAG_WAS, -399, -7))


def test_who_held_a_vacant_post_last_is_barred(vacant, hold, complain, sees):
    # Mantan Kepala Bagian kemudian diangkat menjadi Kepala Biro
    complaint = complain(terlapor=KABAG)
    assert complaint.terlapor_orang == (KABAG_WAS,)
    assert accused.persons_behind(KABAG) == (KABAG_WAS,)
    hold(HEAD, (KABAG_WAS, 0, None))
    assert not sees(complaint, KABAG_WAS)
    assert complaint.receiver == "deputi-aparatur__kepala"


def test_a_post_that_nobody_ever_held_bars_itself_alone(hold, complain, sees):
    # Kepala Bagian yang baru diangkat
    hold(KABAG)
    complaint = complain(terlapor=KABAG)
    assert complaint.terlapor_orang == ()
    hold(KABAG, (KABAG_WAS, 0, None))
    assert not may_handle(complaint, KABAG)
    assert not may_know(complaint, KABAG_WAS)
    assert not sees(complaint, KABAG_WAS)


def test_a_followers_vacant_post_is_barred_from_the_leading_one(
    hold, complain, step, sees
):
    # Kepala Biro menggabungkan; sesudah itu jabatan yang lowong diisi
    hold(KABAG)
    leader, double = complain(), complain(title="Tentang Kepala Bagian", terlapor=KABAG)
    step(double, "karo.ortala", "gabungkan", induk=leader.nomor)
    assert leader.terlapor_gabungan == (KABAG,)
    assert not may_handle(leader, KABAG)
    hold(KABAG, (KABAG_WAS, 0, None))
    assert not may_know(leader, KABAG_WAS)
    with pytest.raises(StepRefused):
        step(leader, "karo.ortala", "delegasikan", kepada=KABAG, kelas="normatif")
    step(leader, "karo.ortala", "terima", kelas="normatif")
    assert KABAG_WAS not in dict(staffing.candidates(leader))
    assert not sees(leader, KABAG_WAS)
    assert sees(leader, "karo.ortala")


def test_so_is_who_stood_behind_it_when_the_follower_came_in(
    vacant, hold, complain, step, sees
):
    # Mantan Kepala Bagian menjadi Kepala Biro setelah penggabungan
    leader, double = complain(), complain(title="Tentang Kepala Bagian", terlapor=KABAG)
    double.terlapor_orang = ()  # as one that came in before this was noticed
    transaction.commit()
    step(double, "karo.ortala", "gabungkan", induk=leader.nomor)
    assert leader.terlapor_orang == (KABAG_WAS,)
    hold(HEAD, (KABAG_WAS, 0, None))
    assert not sees(leader, KABAG_WAS)
    assert leader.receiver == "deputi-aparatur__kepala"


def test_parting_them_lets_nobody_in(vacant, hold, complain, step, sees):
    # Kepala Biro memisahkan lagi
    leader, double = complain(), complain(title="Tentang Kepala Bagian", terlapor=KABAG)
    step(double, "karo.ortala", "gabungkan", induk=leader.nomor)
    step(double, "karo.ortala", "ulang", alasan="Ternyata rapat lain.")
    hold(HEAD, (KABAG_WAS, 0, None))
    assert not sees(leader, KABAG_WAS)
    assert not sees(double, KABAG_WAS)


def test_the_page_of_the_leading_one_names_nobody_of_the_follower(
    vacant, complain, step, desk
):
    # Kepala Biro SDM, yang mengadukan hal lain
    leader, double = complain(), complain(title="Tentang Kepala Bagian", terlapor=KABAG)
    step(double, "karo.ortala", "gabungkan", induk=leader.nomor)
    browser = desk("pimpinan.sdm")
    browser.open(leader.absolute_url())
    assert "Jabatan yang dikeluhkan" not in browser.contents


def test_a_receiver_names_who_held_the_post_when_it_was_complained_about(
    vacant, hold, complain, step, rest
):
    # Kepala Biro membaca uraian sesudah jabatan itu diisi orang lain
    complaint = complain()
    hold(KABAG, (KABAG_WAS, -399, -7), ("staf.sdm", 0, None))
    complaint.tanggal = organisation.today() - timedelta(30)
    transaction.commit()
    url = f"{complaint.absolute_url()}/@terlapor"
    rest("karo.ortala").post(url, jabatan=KABAG)
    transaction.begin()
    assert complaint.terlapor_orang == (KABAG_WAS, "staf.sdm")
