"""Who is complained about finds no way round: not by a double, not by a list of choices."""

from plone import api
import pytest
from setneg.policy.complaints import accusing
from setneg.policy.complaints.accused import may_handle
from setneg.workflows.steps import StepRefused
import transaction


pytestmark = pytest.mark.rule("R-X-17")
KABAG = "bagian-tatalaksana__kepala"
KABAG_ACCOUNT = "kabag.tatalaksana"


@pytest.fixture
def doubles(complain, step):
    """A complaint about nobody, and one about the section head that follows it."""
    leader = complain()
    double = complain(title="Undangan terlambat lagi", terlapor=KABAG)
    step(double, "karo.ortala", "gabungkan", induk=leader.nomor)
    return leader, double


def test_he_is_not_charged_with_the_complaint_that_his_follows(doubles, step):
    # Kepala Biro menyerahkan pengaduan induk kepada yang dikeluhkan dalam pengikutnya
    leader, _double = doubles
    assert not may_handle(leader, KABAG)
    with pytest.raises(StepRefused):
        step(leader, "karo.ortala", "delegasikan", kepada=KABAG, kelas="normatif")
    transaction.abort()
    # Pengadu pengaduan induk tidak diberi tahu siapa yang dikeluhkan orang lain
    assert leader.terlapor is None


def test_who_handles_it_already_loses_it_when_a_follower_names_him(
    complain, step, sees
):
    # Kepala Bagian menangani induknya; kemudian ternyata pengikutnya tentang dia
    leader, double = complain(), complain(title="Undangan terlambat lagi")
    step(leader, "karo.ortala", "delegasikan", kepada=KABAG, kelas="normatif")
    step(leader, KABAG_ACCOUNT, "terima")
    step(double, "karo.ortala", "gabungkan", induk=leader.nomor)
    assert sees(leader, KABAG_ACCOUNT)
    with api.env.adopt_user("karo.ortala"):
        accusing.name(double, KABAG, [])
    transaction.commit()
    assert KABAG not in leader.handlers
    assert not sees(leader, KABAG_ACCOUNT) and not sees(double, KABAG_ACCOUNT)


def test_no_filter_tells_that_something_was_complained_about(complain, desk, site):
    # Yang dikeluhkan, dan pejabat unit lain, membuka antreannya
    complaint = complain(terlapor=KABAG)
    for who, seen in (("karo.ortala", True), (KABAG_ACCOUNT, False)):
        browser = desk(who)
        browser.open(f"{site.absolute_url()}/@@antrean")
        assert (complaint.standar in browser.contents) is seen
