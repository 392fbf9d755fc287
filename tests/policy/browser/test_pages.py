"""What people see on the pages of documents."""

from lxml import html
from plone import api
from plone.app.textfield.value import RichTextValue
import pytest
import re
import transaction


class TestLetter:
    def test_it_reads_like_a_letter(self, make, desk):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja."""
        letter = make(
            "staf.sisdur",
            "Memorandum",
            title="Permintaan anggota tim",
            kepada=["biro-keuangan__kepala", "Universitas Contoh"],
            isi=RichTextValue("<p>Mohon usulan anggota.</p>", "text/html"),
        )
        browser = desk("staf.sisdur")
        browser.open(letter.absolute_url())
        page = browser.contents
        assert "KEMENTERIAN SEKRETARIAT NEGARA" in page
        assert "Kepala Biro Keuangan" in page
        assert "Universitas Contoh" in page
        assert "Mohon usulan anggota." in page
        assert "belum ditandatangani" in page

    def test_typed_markup_is_never_executed(self, make, desk):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja, typing a script."""
        letter = make(
            "staf.sisdur",
            "Memorandum",
            title="<script>alert(1)</script>",
            kepada=["<img src=x onerror=alert(2)>"],
            isi=RichTextValue(
                "<p>a<script>alert(3)</script></p>", "text/html", "text/x-html-safe"
            ),
        )
        browser = desk("staf.sisdur")
        browser.open(letter.absolute_url())
        for number in (1, 3):
            assert f"<script>alert({number})" not in browser.contents
        assert "<img src=x" not in browser.contents

    @pytest.mark.parametrize(
        "kind",
        ["Keputusan", "Peraturan", "Salinan", "RencanaKegiatan", "SuratUndangan"],
    )
    def test_each_kind_has_its_page(self, make, desk, kind):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja."""
        document = make("staf.sisdur", kind, title="Perihal uji")
        browser = desk("staf.sisdur")
        browser.open(document.absolute_url())
        assert browser.headers["status"].startswith("200")
        assert "Perihal uji" in browser.contents

    @pytest.mark.parametrize(
        "kind", ["Memorandum", "Keputusan", "Peraturan", "SuratPerintah", "Rapat"]
    )
    def test_each_kind_has_a_form_without_number_and_signature(self, desk, site, kind):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja."""
        browser = desk("staf.sisdur")
        browser.open(f"{site.absolute_url()}/naskah/++add++{kind}")
        assert browser.headers["status"].startswith("200")
        names = re.findall(r'name="form\.widgets\.([^"]+)"', browser.contents)
        assert any("unit" in name for name in names)
        for name in names:
            assert not re.search(r"nomor|ditandatangani|sidik|kode_verif", name)

    def test_a_form_makes_a_draft(self, rest, site):
        """Acts: staf Subbagian Sistem dan Prosedur Kerja, by the form."""
        url = f"{site.absolute_url()}/naskah/++add++Memorandum"
        page = {"Accept": "text/html"}
        person = rest("staf.sisdur")
        form = html.fromstring(person.request("GET", url, headers=page).text)
        typed = dict(form.get_element_by_id("form").form_values())
        typed["form.widgets.INaskah.title"] = "Lewat formulir"
        typed["form.buttons.save"] = "Simpan"
        person.request("POST", url, data=typed, headers=page)
        transaction.begin()
        [document] = site["naskah"].objectValues()
        assert document.title == "Lewat formulir"
        assert document.unit == "subbag-sisdur"


@pytest.mark.rule("R-X-10")
class TestBreadcrumbs:
    def test_a_reader_of_a_document_does_not_learn_its_case(self, case, desk, rest):
        """Acts: Kepala Biro Keuangan, invited to a meeting inside a case."""
        with api.env.adopt_roles(["Manager"]):
            meeting = api.content.create(
                case,
                "Rapat",
                id="rapat",
                title="Pembahasan",
                unit="subbag-sisdur",
                peserta=["biro-keuangan__kepala"],
            )
        transaction.commit()
        browser = desk("karo.keuangan")
        browser.open(meeting.absolute_url())
        assert browser.headers["status"].startswith("200")
        assert "Pembahasan" in browser.contents
        assert case.title not in browser.contents
        person = rest("karo.keuangan")
        for view in ("", "/@breadcrumbs", "?expand=breadcrumbs,navigation"):
            answer = person.request("GET", meeting.absolute_url() + view)
            assert answer.status_code == 200
            assert case.title not in answer.text


class TestMeeting:
    @pytest.fixture
    def meeting(self, make):
        return make(
            "staf.sisdur",
            "Rapat",
            title="Pembahasan draf",
            peserta=["biro-keuangan__kepala"],
        )

    def answer(self, browser, meeting, status, substitute="", reason=""):
        browser.open(meeting.absolute_url())
        browser.getControl(name="kehadiran").value = [status]
        browser.getControl(name="diwakili").value = substitute
        browser.getControl(name="alasan").value = reason
        browser.getForm(action=f"{meeting.absolute_url()}/@@kehadiran").submit()
        transaction.begin()

    def test_the_invited_answers_with_a_representative(self, meeting, desk):
        """Acts: Kepala Biro Keuangan, sending somebody."""
        browser = desk("karo.keuangan")
        self.answer(
            browser, meeting, "diwakili", "Kepala Bagian Anggaran", "Rapat lain"
        )
        assert "Kepala Bagian Anggaran" in browser.contents
        kept = meeting.kehadiran["biro-keuangan__kepala"]
        assert kept["status"] == "diwakili"
        assert kept["oleh"] == "karo.keuangan"

    def test_a_representative_needs_a_name(self, meeting, desk):
        """Acts: Kepala Biro Keuangan, forgetting the name."""
        browser = desk("karo.keuangan")
        self.answer(browser, meeting, "diwakili")
        assert "Sebutkan siapa yang mewakili" in browser.contents
        assert dict(meeting.kehadiran) == {}

    def test_nobody_answers_for_another(self, meeting, desk):
        """Acts: staf Sisdur, who sees the meeting and is not invited."""
        browser = desk("staf.sisdur")
        browser.open(meeting.absolute_url())
        assert "@@kehadiran" not in browser.contents

    def test_no_answer_without_the_form(self, meeting, desk):
        """Acts: a foreign page in the browser of Kepala Biro Keuangan (no token)."""
        browser = desk("karo.keuangan")
        url = f"{meeting.absolute_url()}/@@kehadiran"
        browser.open(url)
        assert not browser.headers["status"].startswith("2")
        browser.post(url, "jabatan=biro-keuangan__kepala&kehadiran=hadir")
        assert not browser.headers["status"].startswith("2")
        transaction.begin()
        assert dict(meeting.kehadiran) == {}


class TestTicket:
    def test_the_proposer_reads_who_has_it_and_since_when(self, site, make, desk):
        """Acts: Kepala Biro Keuangan, following his submission."""
        ticket = make(
            "karo.keuangan",
            "Usulan",
            site["usulan"],
            title="Prosedur kas",
            pengusul="biro-keuangan__kepala",
        )
        browser = desk("karo.keuangan")
        browser.open(ticket.absolute_url())
        assert browser.headers["status"].startswith("200")
        sentence = re.search(
            r'class="setneg-sentence"[^>]*>([^<]+)<', browser.contents
        ).group(1)
        assert "menunggu Kepala Biro Organisasi" in sentence
        assert "sejak" in sentence
        browser.open(f"{site.absolute_url()}/usulan")
        assert "Prosedur kas" in browser.contents

    def test_another_unit_sees_neither_the_ticket_nor_its_line(
        self, site, proposal, desk
    ):
        """Acts: Kepala Biro Umum."""
        browser = desk("karo.umum")
        browser.open(f"{site.absolute_url()}/usulan")
        assert "Prosedur kas" not in browser.contents
        assert "Belum ada usulan" in browser.contents
