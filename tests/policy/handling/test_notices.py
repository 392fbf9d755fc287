"""What the head of the personnel bureau hears about the ticket that he sent."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
from plone.dexterity.utils import createContentInContainer
from Products.CMFPlone.tests.utils import MockMailHost
import pytest
from setneg.policy.content.usulan import IUsulan
from setneg.policy.forms import notices
from setneg.policy.notices import outbox
from setneg.policy.notices import preferences
from setneg.policy.notices import recipients
from setneg.policy.notices import reminders
from setneg.policy.notices import words
from setneg.policy.notices.interfaces import ISenderContact
from setneg.workflows.clock.tick import tick
from tests.policy.handling.conftest import chooses
from tests.policy.handling.conftest import letters
from tests.policy.handling.conftest import step
import transaction
from zope.component import getGlobalSiteManager
from zope.interface import implementer


SENDER = "pimpinan.sdm@setneg.example"


@pytest.mark.rule("R-SPK-12")
def test_the_sender_gets_number_and_address_when_it_has_arrived(box, ticket):
    """Kepala Biro SDM mengajukan usulan."""
    usulan = ticket()
    notices.acknowledge(usulan)
    assert not box.messages
    transaction.commit()
    [(to, subject, body)] = letters(box)
    assert to == SENDER
    assert usulan.nomor in subject
    assert "Prosedur kepegawaian" in body
    assert "Kepala Biro Organisasi" in body
    assert usulan.absolute_url() in body
    assert "@@pemberitahuan" in body


def test_each_change_is_told_in_plain_words_with_what_is_to_be_done(box, site, ticket):
    """Kepala Biro Ortala meminta kelengkapan; pengusul tahu apa yang diminta."""
    usulan = ticket()
    step(
        site,
        usulan,
        "karo.ortala",
        "minta_kelengkapan",
        alasan="Lampirkan dasar hukum.",
    )
    [(to, subject, body)] = letters(box)
    assert to == SENDER
    assert subject.startswith(usulan.nomor)
    assert "perlu dilengkapi" in body
    assert "Lampirkan dasar hukum." in body
    assert "Giliran Anda:" in body
    assert usulan.absolute_url() in body


def test_nobody_is_told_what_he_did_himself(box, site, ticket):
    """Kepala Biro SDM menarik usulannya sendiri."""
    step(site, ticket(), "pimpinan.sdm", "batalkan", alasan="Tidak jadi.")
    assert letters(box) == []


def test_a_refused_step_tells_nobody(box, site, ticket):
    """Kepala Biro Ortala menolak tanpa alasan; transaksinya gagal."""
    usulan = ticket()
    notices.acknowledge(usulan)
    transaction.abort()
    assert letters(box) == []


def test_the_mail_does_not_carry_the_answer_of_a_complaint(box, site, complain):
    """Kepala Biro Ortala menjawab pengaduan."""
    complaint = complain()
    step(site, complaint, "karo.ortala", "terima", kelas="tidak_berkadar")
    step(site, complaint, "karo.ortala", "jawab", jawaban="Undangan dikirim H-3.")
    bodies = [body for _to, _subject, body in letters(box)]
    assert len(bodies) == 2
    assert "telah dijawab" in bodies[1]
    assert "H-3" not in bodies[1]


def test_what_colleagues_tell_each_other_is_not_mailed_to_the_sender(
    box, site, complain
):
    """Kabag Tata Laksana mengembalikan pengaduan kepada kepala biro."""
    complaint = complain()
    kabag = "bagian-tatalaksana__kepala"
    words = {"kepada": kabag, "kelas": "tidak_berkadar", "komentar": "Rahasia dinas."}
    step(site, complaint, "karo.ortala", "delegasikan", **words)
    step(site, complaint, "kabag.tatalaksana", "kembalikan", alasan="Pengadunya rewel.")
    first, second = (body for _to, _subject, body in letters(box))
    assert "Rahasia dinas" not in first
    assert "rewel" not in second
    assert "Sekarang pada: Kepala Bagian Tata Laksana" in first


class TestRequestToALeader:
    """Somebody outside asks for an audience and leaves his address."""

    @pytest.fixture
    def request_(self, site):
        with api.env.adopt_roles(["Manager"]):
            made = createContentInContainer(
                site["permohonan"],
                "Permohonan",
                checkConstraints=False,
                title="Audiensi tentang arsip",
                unit="biro-ortala",
                unit_pelayanan="biro-ortala",
                penerima="biro-ortala__kepala",
                kontak="Ibu Sari, sari@example.org, 0812",
            )
        transaction.commit()
        return made

    def test_he_is_reached_where_he_said(self, box, request_):
        """Pemohon dari luar."""
        notices.acknowledge(request_, "ABCD-EFGH-JKLM-NPQR")
        transaction.commit()
        [(to, _subject, body)] = letters(box)
        assert to == "sari@example.org"
        assert "ABCD-EFGH-JKLM-NPQR" in body

    def test_what_the_leader_decides_is_told_by_the_desk_only(
        self, box, site, request_
    ):
        """Meja pimpinan meneliti, pimpinan tidak menyetujui."""
        [recipient] = recipients.senders(request_)
        subject, body = words.progress(
            request_, recipient, "tolak", "Tidak disetujui", "Pemohon tidak dikenal."
        )
        assert "ditolak" not in subject + body
        assert "tidak dikenal" not in body
        assert "tahap berikutnya" in body


def test_who_wants_no_mail_gets_none(box, site, ticket):
    """Kepala Biro SDM mematikan pemberitahuan."""
    chooses("pimpinan.sdm", pemberitahuan_pengajuan="tidak")
    usulan = ticket()
    notices.acknowledge(usulan)
    step(site, usulan, "karo.ortala", "terima")
    assert letters(box) == []


class TestDigest:
    def test_once_a_day_in_one_letter(self, box, site, ticket):
        """Kepala Biro SDM memilih ringkasan harian."""
        chooses("pimpinan.sdm", pemberitahuan_pengajuan="harian")
        first, second = ticket(), ticket(title="Usulan kedua")
        step(site, first, "karo.ortala", "terima")
        step(site, second, "karo.ortala", "tolak", alasan="Di luar tugas.")
        assert letters(box) == []
        morning = datetime.now(UTC).replace(hour=2, minute=0) + timedelta(days=1)
        tick(site, morning)
        transaction.commit()
        digests = [each for each in letters(box) if "Ringkasan" in each[1]]
        [(to, subject, body)] = digests
        assert to == SENDER
        assert "2 kabar" in subject
        assert first.absolute_url() in body and second.absolute_url() in body
        assert "Pengajuan Anda diterima." in body
        tick(site, morning + timedelta(hours=1))
        transaction.commit()
        assert not [each for each in letters(box) if "Ringkasan" in each[1]]

    def test_what_was_taken_out_of_sight_is_left_out(self, box, site, ticket):
        """Kepala Biro SDM; tiketnya sudah tidak ada ketika ringkasan dikirim."""
        chooses("pimpinan.sdm", pemberitahuan_pengajuan="harian")
        usulan = ticket()
        step(site, usulan, "karo.ortala", "terima")
        site["usulan"]._delObject(usulan.getId(), suppress_events=True)
        usulan_brains = site.portal_catalog.unrestrictedSearchResults(UID=usulan.UID())
        for brain in usulan_brains:
            site.portal_catalog.uncatalog_object(brain.getPath())
        tick(site, datetime.now(UTC).replace(hour=2) + timedelta(days=1))
        transaction.commit()
        assert not [each for each in letters(box) if "Ringkasan" in each[1]]


class TestServerDown:
    @pytest.fixture
    def down(self, box, monkeypatch):
        def refuse(self, *args, **kwargs):
            raise ConnectionRefusedError("no mail server")

        with monkeypatch.context() as patch:
            patch.setattr(MockMailHost, "send", refuse)
            yield patch

    def test_nothing_fails_and_the_letter_is_sent_when_it_is_back(
        self, box, down, site, ticket
    ):
        """Kepala Biro Ortala menerima usulan ketika peladen surel mati."""
        usulan = ticket()
        step(site, usulan, "karo.ortala", "terima")
        transaction.begin()
        assert outbox.waiting() == 1
        down.undo()
        tick(site, datetime.now(UTC))
        transaction.commit()
        assert outbox.waiting() == 0
        [(to, _subject, body)] = letters(box)
        assert to == SENDER
        assert "Pengajuan Anda diterima." in body

    def test_a_letter_is_given_up_after_some_days(self, box, down, site, ticket):
        """Pengelola; peladen surel mati seminggu."""
        step(site, ticket(), "karo.ortala", "terima")
        transaction.begin()
        outbox.try_again(site, datetime.now(UTC) + timedelta(days=6))
        transaction.commit()
        assert outbox.waiting() == 0

    def test_neither_code_nor_address_of_an_unnamed_sender_is_kept(
        self, box, down, site, ticket, contact
    ):
        """Pengadu tanpa akun meninggalkan alamat surel; peladen surel mati."""
        usulan = ticket(pengusul=None)
        notices.acknowledge(usulan, "ABCD-EFGH-JKLM-NPQR")
        transaction.commit()
        transaction.begin()
        [row] = outbox._shelf().values()
        assert "ABCD" not in str(row)
        assert contact not in str(row)
        down.undo()
        tick(site, datetime.now(UTC))
        transaction.commit()
        [(to, _subject, _body)] = letters(box)
        assert to == contact


@pytest.fixture
def contact():
    """Somebody without an account who left an address."""

    @implementer(ISenderContact)
    class Left:
        def __init__(self, submission):
            self.submission = submission

        def address(self):
            return "warga@example.org"

    registry = getGlobalSiteManager()
    registry.registerAdapter(Left, (IUsulan,), ISenderContact)
    yield "warga@example.org"
    registry.unregisterAdapter(Left, (IUsulan,), ISenderContact)


def test_somebody_without_an_account_is_told_number_and_stage_only(
    box, site, ticket, contact
):
    """Warga tanpa akun; kotak suratnya mungkin dibaca orang lain."""
    usulan = ticket(pengusul=None)
    notices.acknowledge(usulan, "ABCD-EFGH-JKLM-NPQR")
    step(site, usulan, "karo.ortala", "terima")
    first, second = letters(box)
    assert first[0] == second[0] == contact
    assert "ABCD-EFGH-JKLM-NPQR" in first[2]
    assert "ABCD" not in second[2]
    for _to, _subject, body in (first, second):
        assert "Prosedur kepegawaian" not in body
        assert "@@lacak" in body


class TestReminders:
    def test_who_was_asked_and_does_not_answer_is_asked_again_three_times(
        self, box, site, ticket
    ):
        """Kepala Biro SDM diminta melengkapi dan tidak menjawab."""
        usulan = ticket()
        step(site, usulan, "karo.ortala", "minta_kelengkapan", alasan="Dasar hukum.")
        letters(box)
        now = datetime.now(UTC)
        for day in range(60):
            tick(site, now + timedelta(days=day))
            tick(site, now + timedelta(days=day, hours=1))
            transaction.commit()
        found = [each for each in letters(box) if "menunggu Anda" in each[1]]
        assert len(found) == reminders.TIMES
        assert "Giliran Anda" in found[0][2]

    def test_a_handler_hears_before_the_deadline_when_he_wants_to(
        self, box, site, complain
    ):
        """Kepala Biro Ortala memilih diingatkan dua hari kerja sebelumnya."""
        chooses("karo.ortala", pengingat_tenggat="2")
        complaint = complain()
        now = datetime.now(UTC)
        for hours in range(0, 24 * 14, 6):
            reminders.warn_handlers(site, now + timedelta(hours=hours))
        transaction.commit()
        found = [each for each in letters(box) if "tenggat" in each[1]]
        [(to, subject, body)] = found
        assert to == "karo.ortala@setneg.example"
        assert complaint.nomor in subject
        assert complaint.absolute_url() in body

    def test_who_has_not_asked_for_it_hears_nothing_of_his_own(
        self, box, site, complain
    ):
        """Kepala Biro Ortala tanpa pilihan sendiri."""
        complain()
        sent = reminders.warn_handlers(site, datetime.now(UTC) + timedelta(days=1))
        assert sent == 0


def test_the_choice_is_made_on_a_page_of_its_own(site, desk, rest):
    """Kepala Biro SDM mematikan surelnya; halaman asing tidak dapat."""
    url = f"{site.absolute_url()}/@@pemberitahuan"
    browser = desk("pimpinan.sdm")
    browser.handleErrors = False
    browser.open(url)
    browser.getControl(name="form.widgets.pemberitahuan_pengajuan:list").value = [
        "tidak"
    ]
    browser.getControl(name="form.buttons.save").click()
    assert "Pilihan Anda disimpan" in browser.contents
    transaction.begin()
    assert preferences.of(api.user.get("pimpinan.sdm")).when == "tidak"
    rest("pimpinan.sdm").request(
        "POST",
        url,
        data={
            "form.widgets.pemberitahuan_pengajuan:list": "langsung",
            "form.buttons.save": "Simpan",
        },
        headers={"Accept": "text/html"},
    )
    transaction.begin()
    assert preferences.of(api.user.get("pimpinan.sdm")).when == "tidak"
    visitor = desk()
    visitor.open(url)
    assert "form.widgets.pemberitahuan" not in visitor.contents


def test_the_choice_is_made_among_the_personal_preferences(site, desk):
    """Kepala Biro SDM memilih ringkasan harian pada halaman preferensinya."""
    browser = desk("pimpinan.sdm")
    browser.handleErrors = False
    browser.open(f"{site.absolute_url()}/@@personal-preferences")
    assert "Surel tentang pengajuan saya" in browser.contents
    browser.getControl(name="form.widgets.pemberitahuan_pengajuan:list").value = [
        "harian"
    ]
    browser.getControl(name="form.widgets.pengingat_tenggat:list").value = ["2"]
    browser.getControl(name="form.buttons.save").click()
    transaction.begin()
    chosen = preferences.of(api.user.get("pimpinan.sdm"))
    assert (chosen.when, chosen.days) == ("harian", 2)


@pytest.mark.parametrize(("language", "said"), [("en", "received"), ("id", "terima")])
def test_a_sender_is_written_to_in_the_language_of_his_preferences(
    box, site, ticket, language, said
):
    """Kepala Biro SDM membaca surelnya dalam bahasa pilihannya."""
    chooses("pimpinan.sdm", language=language)
    notices.acknowledge(ticket())
    transaction.commit()
    [(_to, subject, body)] = letters(box)
    assert said in body
    assert ("diterima" in subject) == (language == "id")


def test_what_is_written_to_one_does_not_change_the_language_of_the_next(
    box, site, ticket
):
    """Dua jabatan mengajukan; hanya yang pertama memilih bahasa Inggris."""
    chooses("pimpinan.sdm", language="en")
    notices.acknowledge(ticket())
    notices.acknowledge(
        ticket("karo.keuangan", pengusul="biro-keuangan__kepala", unit="biro-keuangan")
    )
    transaction.commit()
    first, second = (body for _to, _subject, body in letters(box))
    assert "received" in first and "terima" in second


def test_a_visitor_is_written_to_as_he_read_the_form(
    box, site, ticket, contact, monkeypatch
):
    """Seseorang tanpa akun membaca formulir dalam bahasa Inggris."""
    usulan = ticket(pengusul=None)
    monkeypatch.setattr(notices, "spoken", lambda: "en")
    notices.acknowledge(usulan, "ABCD-EFGH-JKLM-NPQR")
    step(site, usulan, "karo.ortala", "terima")
    first, second = (body for _to, _subject, body in letters(box))
    assert "received" in first and "ABCD-EFGH-JKLM-NPQR" in first
    assert "Pengajuan" not in first and "Pengajuan" not in second
