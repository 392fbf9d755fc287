"""What was handed out: who was sent it, who may read it, who confirmed it."""

from plone import api
import pytest
from setneg.policy.distribution import receipts
from setneg.workflows.procedures.interfaces import IReceipts
from setneg.workflows.steps import StepRefused
from tests.workflows.steps import people


pytestmark = pytest.mark.rule("R-X-14")


@pytest.fixture
def invitation(portal):
    return people.begin(
        portal,
        "SuratUndangan",
        kepada=["biro-sdm__kepala", "Kepala Biro Keuangan"],
        tembusan=["Universitas Gadjah Mada"],
    )


def sees(portal, document, userid):
    with people.acting_as(portal, userid):
        return api.user.has_permission("View", obj=document)


class TestDelivery:
    def test_the_drafter_hands_out_with_number_copies_and_addressees(
        self, portal, invitation
    ):
        # Staf Subbagian Sisdur
        people.until(portal, invitation, "distribusikan")
        assert receipts.rows(invitation) == []
        with pytest.raises(StepRefused, match="Jumlah salinan"):
            people.step(portal, invitation, "staf.sisdur", "distribusikan")
        entry = people.step(
            portal, invitation, "staf.sisdur", "distribusikan", jumlah_salinan=3
        )
        assert invitation.nomor
        assert entry.said["jumlah_salinan"] == 3
        found = [(row.position, row.office) for row in receipts.rows(invitation)]
        assert ("biro-sdm__kepala", True) in found
        assert ("Universitas Gadjah Mada", False) in found
        assert len(found) == 3

    def test_an_addressee_reads_it_only_after_it_was_handed_out(
        self, portal, invitation
    ):
        # Kepala Biro SDM, penerima
        people.until(portal, invitation, "distribusikan")
        assert not sees(portal, invitation, "pimpinan.sdm")
        people.forward(portal, invitation)
        assert sees(portal, invitation, "pimpinan.sdm")
        assert not sees(portal, invitation, "pimpinan.inspektorat")

    @pytest.mark.rule("R-X-07")
    def test_each_addressee_confirms_for_himself_and_once(self, portal, invitation):
        # Kepala Biro SDM, penerima
        people.until(portal, invitation, "distribusikan")
        people.forward(portal, invitation)
        assert IReceipts(invitation).received == {}
        row = receipts.confirm(invitation, "pimpinan.sdm")
        again = receipts.confirm(invitation, "pimpinan.sdm")
        assert (row.position, row.by) == ("biro-sdm__kepala", "pimpinan.sdm")
        assert again.received == row.received
        assert list(IReceipts(invitation).received) == ["biro-sdm__kepala"]

    def test_nobody_confirms_for_another(self, portal, invitation):
        # Inspektur, bukan penerima
        people.until(portal, invitation, "distribusikan")
        people.forward(portal, invitation)
        with pytest.raises(receipts.NotAddressee):
            receipts.confirm(invitation, "pimpinan.inspektorat")
        with pytest.raises(receipts.NotAddressee):
            receipts.confirm(
                invitation, "pimpinan.sdm", position="biro-keuangan__kepala"
            )
