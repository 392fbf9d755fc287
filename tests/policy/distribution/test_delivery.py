"""What recipients do with what they were sent, and what the sender sees of it."""

from datetime import timedelta
from io import BytesIO
from plone import api
from plone.namedfile.file import NamedBlobFile
from pyhanko.pdf_utils.reader import PdfFileReader
import pytest
from setneg.policy.distribution import copies
from setneg.policy.distribution import evidence
from setneg.policy.distribution import receipts
from setneg.policy.distribution import waits
from setneg.workflows import inbox
from setneg.workflows import organisation
from setneg.workflows.clock import notices
from setneg.workflows.inbox.waits import waits as all_waits
from setneg.workflows.procedures.interfaces import IReceipts
from tests.workflows.steps import people


PDF = b"%PDF-1.4 bukti"
OUTSIDE = "luar:Universitas Gadjah Mada <ugm@ac.id>"


def sent(portal, **fields):
    memo = people.begin(portal, "Memorandum", **fields)
    return people.until(portal, memo, "arsipkan")


def sees(portal, document, userid):
    with people.acting_as(portal, userid):
        return api.user.has_permission("View", obj=document)


def proof():
    return NamedBlobFile(data=PDF, filename="ekspedisi.pdf")


class TestWho:
    @pytest.mark.rule("R-X-14")
    def test_a_unit_receives_through_its_head_or_its_staff(self, portal):
        # Staf Biro SDM, untuk unitnya
        memo = sent(portal, kepada=["unit:biro-sdm"])
        assert sees(portal, memo, "pimpinan.sdm")
        assert sees(portal, memo, "staf.sdm")
        row = receipts.confirm(memo, "staf.sdm")
        assert (row.position, row.by) == ("unit:biro-sdm", "staf.sdm")
        assert list(IReceipts(memo).received) == ["biro-sdm__kepala"]

    @pytest.mark.rule("R-PIM-15")
    def test_what_is_secret_reaches_the_head_of_a_unit_only(self, portal):
        # Kepala Biro SDM
        memo = sent(portal, kepada=["unit:biro-sdm"], sifat="R")
        assert sees(portal, memo, "pimpinan.sdm")
        assert not sees(portal, memo, "staf.sdm")

    def test_what_is_sent_to_a_person_is_his_alone(self, portal):
        # Kepala Biro Umum
        memo = sent(portal, kepada=["orang:karo.umum"])
        assert sees(portal, memo, "karo.umum")
        assert not sees(portal, memo, "staf.umum")
        with pytest.raises(receipts.NotAddressee):
            receipts.confirm(memo, "staf.umum")
        assert receipts.confirm(memo, "karo.umum").position == "orang:karo.umum"


class TestOutside:
    @pytest.mark.rule("R-X-14")
    def test_the_sender_records_who_took_it_outside_with_a_proof(self, portal):
        # Staf Subbagian Sisdur
        memo = sent(portal, kepada=["biro-sdm__kepala"], tembusan=[OUTSIDE])
        day = organisation.today().isoformat()
        name = "Universitas Gadjah Mada"
        with people.acting_as(portal, "staf.sisdur"):
            row = evidence.evidence(
                memo, name, "Rina", day, proof(), "staf.sisdur", "loket 2"
            )
        assert row.received is not None
        assert row.received >= row.sent
        assert (row.evidence["nama"], row.by) == ("Rina", "staf.sisdur")
        with pytest.raises(evidence.EvidenceRefused, match="sudah tercatat"):
            evidence.evidence(memo, name, "Rina", day, proof(), "staf.sisdur")

    @pytest.mark.parametrize(
        ("key", "name", "days", "file"),
        [
            ("biro-sdm__kepala", "Rina", 0, "ekspedisi.pdf"),
            ("Universitas Gadjah Mada", "", 0, "ekspedisi.pdf"),
            ("Universitas Gadjah Mada", "Rina", 1, "ekspedisi.pdf"),
            ("Universitas Gadjah Mada", "Rina", -9, "ekspedisi.pdf"),
            ("Universitas Gadjah Mada", "Rina", 0, ""),
            ("Universitas Gadjah Mada", "Rina", 0, "ekspedisi.exe"),
            ("Bukan Penerima", "Rina", 0, "ekspedisi.pdf"),
        ],
    )
    def test_without_name_day_or_proof_nothing_is_recorded(
        self, portal, key, name, days, file
    ):
        # Staf Subbagian Sisdur
        memo = sent(portal, kepada=["biro-sdm__kepala"], tembusan=[OUTSIDE])
        day = (organisation.today() + timedelta(days=days)).isoformat()
        given = NamedBlobFile(data=PDF, filename=file) if file else None
        with pytest.raises(evidence.EvidenceRefused):
            evidence.evidence(memo, key, name, day, given, "staf.sisdur")
        assert not [row for row in receipts.rows(memo) if row.received]

    def test_nobody_else_records_it(self, portal):
        # Kepala Biro SDM, penerima lain
        memo = sent(portal, kepada=["biro-sdm__kepala"], tembusan=[OUTSIDE])
        with pytest.raises(evidence.NotSender):
            evidence.evidence(
                memo, "Universitas Gadjah Mada", "R", "", proof(), "pimpinan.sdm"
            )


class TestMustConfirm:
    def test_it_waits_at_each_recipient_until_he_confirms(self, portal):
        # Kepala Biro SDM dan Kepala Biro Umum
        memo = sent(
            portal,
            kepada=["biro-sdm__kepala", "biro-umum__kepala"],
            tembusan=[OUTSIDE],
            wajib_konfirmasi=True,
            batas_konfirmasi=1,
        )
        people.forward(portal, memo)
        assert people.stage(memo) == "selesai"

        def waiting(userid):
            with people.acting_as(portal, userid):
                found = inbox.find(inbox.waiting(userid), UID=memo.UID())
                return len(found)

        assert waiting("pimpinan.sdm") == waiting("karo.umum") == 1
        assert len(waits.unconfirmed(memo)) == 2
        receipts.confirm(memo, "pimpinan.sdm")
        assert (waiting("pimpinan.sdm"), waiting("karo.umum")) == (0, 1)
        assert [row.position for row in waits.unconfirmed(memo)] == [
            "biro-umum__kepala"
        ]

    def test_the_timer_reminds_who_has_not_confirmed(self, portal):
        # nobody acts: time passes
        memo = sent(
            portal,
            kepada=["biro-umum__kepala"],
            wajib_konfirmasi=True,
            batas_konfirmasi=1,
        )
        (wait,) = [each for each in all_waits(memo) if "konfirmasi" in each.key]
        late = wait.standard.deadline.breach + timedelta(hours=1)
        assert notices.pending(memo, wait, late) == notices.ESCALATION
        assert "karo.umum" in notices.recipients(notices.REMINDER, wait.positions)

    def test_what_need_not_be_confirmed_waits_for_nobody(self, portal):
        # Kepala Biro Umum
        memo = sent(portal, kepada=["biro-umum__kepala"])
        assert not [each for each in all_waits(memo) if "konfirmasi" in each.key]


class TestNumberedCopies:
    @pytest.fixture
    def secret(self, portal):
        return sent(portal, kepada=["biro-sdm__kepala"], tembusan=[OUTSIDE], sifat="SR")

    @pytest.mark.rule("R-PIM-15")
    def test_each_recipient_has_a_copy_with_his_number_and_name(self, portal, secret):
        # Kepala Biro SDM
        assert copies.numbered(secret) == {
            1: "biro-sdm__kepala",
            2: "Universitas Gadjah Mada",
        }
        assert copies.own(secret, "pimpinan.sdm") == [1]
        assert copies.own(secret, "staf.sisdur") == []
        assert copies.handed_out_by(secret, "staf.sisdur") == [2]
        assert copies.handed_out_by(secret, "pimpinan.sdm") == []

    def test_the_copy_is_no_signed_file_and_the_original_stays(self, portal, secret):
        # Kepala Biro SDM
        before = secret.berkas_pdf.data
        data = copies.made(secret, 1, portal.REQUEST)
        assert secret.berkas_pdf.data == before
        copy = PdfFileReader(BytesIO(data))
        assert not copy.embedded_signatures
        assert PdfFileReader(BytesIO(before)).embedded_signatures
        assert receipts.kept_rows(secret)["biro-sdm__kepala"]["salinan_diambil"]

    def test_open_documents_have_no_numbered_copies(self, portal):
        # Staf Subbagian Sisdur
        memo = sent(portal, kepada=["biro-sdm__kepala"])
        assert copies.numbered(memo) == {}
