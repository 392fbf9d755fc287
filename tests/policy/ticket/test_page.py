"""The sender's page of a ticket, its service, and the list of one's own."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
import pytest
import re
import transaction


pytestmark = pytest.mark.rule("R-SPK-12")
DIRECTION = {
    "oleh": "biro-ortala__kepala",
    "pada": "2026-11-02",
    "saluran": "lisan",
    "isi": "Susun bersama unit kerja.",
}
SENDER, RECEIVER, STRANGER = "pimpinan.sdm", "karo.ortala", "karo.keuangan"


def told(rest, ticket, userid=SENDER):
    return rest(userid).get(f"{ticket.absolute_url()}/@keadaan")


class TestStanding:
    def test_the_sender_reads_where_it_is_who_has_it_and_until_when(self, ticket, rest):
        # Kepala Biro SDM
        now = told(rest, ticket)
        assert now["tahap"] == "diajukan"
        assert "menunggu Kepala Biro Organisasi" in now["kalimat"]
        assert "sejak" in now["kalimat"]
        assert [each["lowong"] for each in now["pada"]] == [False]
        assert now["janji_selesai"]
        assert "diajukan 2 hari" in now["cara_hitung"]
        assert not now["menunggu_anda"]
        assert any("menolaknya dengan alasan" in way for way in now["selanjutnya"])

    def test_what_is_missing_and_from_whom_is_said(self, ticket, rest):
        # Kepala Biro Ortala meminta; Kepala Biro SDM membaca dan melengkapi
        url = ticket.absolute_url()
        rest(RECEIVER).step(url, "minta_kelengkapan", alasan="Sebutkan dasarnya.")
        now = told(rest, ticket)
        assert now["menunggu_anda"]
        assert now["yang_kurang"] == "Sebutkan dasarnya."
        assert now["kalimat"].startswith("Menunggu Anda melengkapinya sejak ")
        other = told(rest, ticket, RECEIVER)
        assert "menunggu pengirim" in other["kalimat"].lower()
        assert not other["menunggu_anda"]
        rest(SENDER).step(url, "lengkapi", komentar="Permensesneg 5/2013.")
        now = told(rest, ticket)
        assert now["yang_kurang"] == ""
        words = [line["isi"] for line in now["percakapan"] if line["isi"]]
        assert words == ["Sebutkan dasarnya.", "Permensesneg 5/2013."]

    def test_words_for_colleagues_are_not_told_to_the_sender(self, ticket, rest):
        # Kepala Biro Ortala menyerahkan kepada Kepala Bagian
        rest(RECEIVER).step(
            ticket.absolute_url(),
            "delegasikan",
            kepada="bagian-tatalaksana__kepala",
            komentar="Ini kurang penting.",
        )
        answer = rest(SENDER).request("GET", f"{ticket.absolute_url()}/@keadaan")
        assert "kurang penting" not in answer.text
        assert "Kepala Bagian Tata Laksana" in answer.text

    @pytest.mark.rule("R-X-10")
    @pytest.mark.parametrize("what", ["", "/@workflow", "/@history", "/@siapa"])
    def test_the_offices_own_history_stays_in_the_office(
        self, ticket, rest, desk, what
    ):
        # Kepala Bagian meneliti; Kepala Biro SDM melihat setiap layanan dan halaman
        url = ticket.absolute_url()
        post = "bagian-tatalaksana__kepala"
        rest(RECEIVER).step(url, "delegasikan", kepada=post, komentar="Asal saja.")
        found = "Pengusulnya sering mengeluh."
        rest("kabag.tatalaksana").step(url, "kerjakan", hasil_penelitian=found)
        text = rest(SENDER).request("GET", f"{url}{what}").text
        assert "Asal saja" not in text and "sering mengeluh" not in text
        browser = desk(SENDER)
        browser.open(url)
        assert "Asal saja" not in browser.contents
        assert "sering mengeluh" not in browser.contents
        office = desk(RECEIVER)
        office.open(url)
        assert "sering mengeluh" in office.contents
        assert "Asal saja" in office.contents

    def test_a_refusal_is_told_with_its_reason(self, ticket, rest):
        # Kepala Biro Ortala menolak
        rest(RECEIVER).step(ticket.absolute_url(), "tolak", alasan="Sudah diatur.")
        now = told(rest, ticket)
        assert now["selesai"]
        assert now["janji_selesai"] is None
        assert now["percakapan"][-1]["isi"] == "Sudah diatur."

    @pytest.mark.rule("R-X-10")
    def test_an_accepted_proposal_tells_where_its_case_stands_and_who_has_it(
        self, site, ticket, rest, desk
    ):
        # Kepala Biro Ortala menerima lalu memulai kegiatan; Kepala Biro SDM membaca
        url = ticket.absolute_url()
        rest(RECEIVER).step(url, "terima")
        now = told(rest, ticket)
        assert any("memulai kegiatan" in way for way in now["selanjutnya"])
        standard = site["standar-pelayanan"].objectValues()[0]
        case = rest(RECEIVER).post(
            f"{url}/@mulai-kegiatan", standar=standard.UID(), arahan=DIRECTION
        )
        now = told(rest, ticket)
        assert "kegiatannya sedang berjalan: Langkah " in now["kalimat"]
        assert [each["jabatan"] for each in now["pada"]]
        assert now["pada"][0]["jabatan"] in now["kalimat"]
        assert "hasilnya tampil di sini" in now["selanjutnya"][0]
        address = case["@id"].removesuffix("/@kegiatan")
        assert rest(SENDER).request("GET", address).status_code != 200
        assert address not in str(now)

    def test_why_it_was_refused_stands_above_everything_else(self, ticket, rest, desk):
        # Kepala Biro Ortala menolak; Kepala Biro SDM membuka tiketnya
        url = ticket.absolute_url()
        rest(RECEIVER).step(url, "tolak", alasan="Sudah ada <b>aturannya</b>.")
        assert told(rest, ticket)["alasan"] == "Sudah ada <b>aturannya</b>."
        browser = desk(SENDER)
        browser.open(url)
        page = browser.contents
        assert "Sudah ada &lt;b&gt;aturannya&lt;/b&gt;." in page
        assert page.index("aturannya") < page.index("Perjalanan pengajuan")

    def test_a_stranger_is_told_nothing(self, ticket, rest):
        # Kepala Biro Keuangan
        url = f"{ticket.absolute_url()}/@keadaan"
        assert rest(STRANGER).request("GET", url).status_code in (401, 403, 404)


class TestPage:
    def test_the_page_says_it_in_one_sentence_and_offers_what_the_sender_can_do(
        self, ticket, desk
    ):
        # Kepala Biro SDM
        browser = desk(SENDER)
        browser.open(ticket.absolute_url())
        assert browser.headers["status"].startswith("200")
        found = re.search(r'class="setneg-sentence"[^>]*>([^<]+)<', browser.contents)
        assert "menunggu Kepala Biro Organisasi" in found.group(1)
        assert "Dijanjikan selesai" in browser.contents
        assert "Batalkan pengajuan ini" in browser.contents
        assert "langkah=batalkan-batal" in browser.contents

    def test_others_are_not_offered_the_senders_buttons(self, ticket, desk):
        # Kepala Biro Ortala
        browser = desk(RECEIVER)
        browser.open(ticket.absolute_url())
        assert "Batalkan pengajuan ini" not in browser.contents

    @pytest.mark.rule("R-X-01")
    def test_a_vacant_position_is_called_vacant(self, site, ticket, desk):
        # Kepala Biro SDM; jabatan penerimanya lowong
        ticket.penerima = "biro-ktln__kepala"
        ticket.reindexObject()
        ticket.reindexObjectSecurity()
        transaction.commit()
        browser = desk(SENDER)
        browser.open(ticket.absolute_url())
        assert "lowong" in browser.contents

    def test_a_promise_that_was_not_kept_is_marked_late(self, ticket, desk):
        # Kepala Biro SDM
        ticket.janji_selesai = datetime.now(UTC) - timedelta(days=1)
        ticket.reindexObject()
        transaction.commit()
        browser = desk(SENDER)
        browser.open(ticket.absolute_url())
        assert "erlambat" in browser.contents

    def test_what_was_typed_is_never_markup(self, site, rest, desk):
        # Kepala Biro SDM menulis skrip
        sent = rest(SENDER).post(
            "/formulir/usulan-kegiatan/@kirim",
            jenis_kegiatan="Sosialisasi",
            judul="<script>alert(1)</script>",
            alasan="<img src=x onerror=alert(1)>",
        )
        rest(RECEIVER).step(sent["@id"], "minta_kelengkapan", alasan="<b>Apa?</b>")
        browser = desk(SENDER)
        browser.open(sent["@id"])
        assert "<script>alert(1)" not in browser.contents
        assert "<img src=x" not in browser.contents
        assert "<b>Apa?" not in browser.contents


class TestMine:
    def test_everything_one_has_sent_stands_in_one_list(self, site, ticket, desk):
        # Kepala Biro SDM, lalu Kepala Biro Keuangan
        browser = desk(SENDER)
        browser.open(f"{site.absolute_url()}/@@pengajuan-saya")
        assert ticket.title in browser.contents
        assert ticket.nomor in browser.contents
        other = desk(STRANGER)
        other.open(f"{site.absolute_url()}/@@pengajuan-saya")
        assert ticket.title not in other.contents
        assert "belum mengirim apa pun" in other.contents

    def test_visitors_have_no_such_list(self, site, desk):
        # pengunjung
        browser = desk()
        browser.open(f"{site.absolute_url()}/@@pengajuan-saya")
        assert "Pengajuan saya" not in browser.contents
