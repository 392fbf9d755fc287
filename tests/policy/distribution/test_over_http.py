"""Over REST and in the browser: picking, lists, receipts, copies, prints."""

import base64
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from lxml import html
import pytest
from setneg.policy.distribution import receipts
from setneg.workflows import journal
from setneg.workflows import organisation
from tests.workflows.steps import people
import transaction


PAGE = {"Accept": "text/html"}
OUTSIDE = {"jenis": "luar", "nilai": "Rektor UGM", "alamat": "rektor@ugm.ac.id"}


def url_of(document):
    return document.absolute_url()


@pytest.fixture
def delivered(site):
    def made(**fields):
        memo = people.begin(site, "Memorandum", **fields)
        people.until(site, memo, "arsipkan")
        transaction.commit()
        return memo

    return made


class TestWriting:
    def test_texts_and_objects_name_recipients(self, rest):
        # Staf Subbagian Sisdur
        staff = rest("staf.sisdur")
        made = staff.post(
            "/naskah",
            **{
                "@type": "SuratDinas",
                "title": "Permohonan data",
                "kepada": [OUTSIDE, "Kepala BKN"],
                "tembusan": [
                    {"jenis": "unit", "nilai": "Biro Keuangan"},
                    "biro-umum__kepala",
                ],
            },
        )
        assert made["kepada"] == ["luar:Rektor UGM <rektor@ugm.ac.id>", "Kepala BKN"]
        assert made["tembusan"] == ["unit:biro-keuangan", "biro-umum__kepala"]
        told = staff.request("GET", f"{made['@id']}/@penerima").json()["items"]
        kinds = [each["jenis"] for each in told]
        assert kinds == ["luar", "luar", "unit", "jabatan"]
        wrong = staff.request(
            "PATCH", made["@id"], json={"kepada": [{"jenis": "planet", "nilai": "x"}]}
        )
        assert wrong.status_code == 400

    def test_the_form_keeps_typed_lines_without_any_script(self, rest, site):
        # Staf Subbagian Sisdur, tanpa JavaScript
        answer = rest("staf.sisdur").request(
            "GET", f"{site.absolute_url()}/naskah/++add++Memorandum", headers=PAGE
        )
        tree = html.fromstring(answer.text)
        (area,) = tree.xpath("//textarea[contains(@name, 'kepada')]")
        assert "setneg-recipients" in area.get("class")
        found = rest("staf.sisdur").request(
            "GET", f"{site.absolute_url()}/@@cari-penerima?cari=biro+keuangan"
        )
        assert any(each["jenis"] == "unit" for each in found.json())
        told = rest("staf.sisdur").request(
            "GET", f"{site.absolute_url()}/@@cari-penerima?baris:list=Entah+Siapa"
        )
        assert told.json()[0]["jenis"] == "luar"

    def test_visitors_look_nobody_up(self, desk, site):
        # pengunjung tanpa akun
        window = desk()
        window.open(f"{site.absolute_url()}/@@cari-penerima?cari=biro")
        assert "biro-keuangan" not in window.contents


class TestLists:
    def test_a_head_makes_a_list_on_screen_and_reads_it_over_rest(self, rest, site):
        # Kepala Biro Ortala
        head = rest("karo.ortala")
        page = f"{site.absolute_url()}/@@daftar-distribusi"
        tree = html.fromstring(head.request("GET", f"{page}?baru=1", headers=PAGE).text)
        (form,) = tree.xpath("//form[.//textarea[@name='penerima']]")
        said = dict(form.fields) | {
            "judul": "Para Karo",
            "unit": "biro-ortala",
            "penerima": "Kepala Biro Keuangan\nbiro-umum__kepala",
        }
        answer = head.request("POST", page, data=said, headers=PAGE)
        assert "Para Karo" in answer.text
        (kept,) = head.request("GET", "/@daftar-distribusi").json()["items"]
        assert (kept["judul"], kept["edisi"]) == ("Para Karo", 1)
        csv = head.request("GET", f"{page}.csv", headers=PAGE).text
        assert "Kepala Biro Keuangan" in csv
        other = rest("staf.sisdur").request(
            "POST",
            f"/@daftar-distribusi/{kept['id']}",
            json={"judul": "x", "penerima": ["y"]},
        )
        assert other.status_code == 400
        assert rest("staf.sisdur").request("POST", page, data=said).status_code >= 400


class TestReceipts:
    @pytest.mark.rule("R-X-07", "R-X-14")
    def test_opening_and_confirming_leave_their_times(self, rest, delivered):
        # Kepala Biro SDM membuka lalu mencatat; Staf Sisdur melihat
        memo = delivered(kepada=["biro-sdm__kepala"], wajib_konfirmasi=True)
        sender, reader = rest("staf.sisdur"), rest("pimpinan.sdm")
        address = f"{url_of(memo)}/@tanda-terima"

        def state():
            (row,) = sender.request("GET", address).json()["items"]
            return row["keadaan"]

        assert state() == "dikirim"
        page = reader.request("GET", url_of(memo), headers=PAGE)
        assert "wajib dikonfirmasi" in page.text
        assert state() == "dibuka"
        assert reader.request("POST", address, json={}).status_code == 200
        assert state() == "diterima"
        assert "dibuka" not in reader.request("GET", address).json()["items"][0]
        table = sender.request("GET", f"{url_of(memo)}/@@penyampaian", headers=PAGE)
        assert "Kepala Biro Sumber Daya Manusia" in table.text
        refused = reader.request("GET", f"{url_of(memo)}/@@penyampaian", headers=PAGE)
        assert refused.status_code >= 400
        csv = sender.request("GET", f"{url_of(memo)}/@@penyampaian.csv", headers=PAGE)
        assert "Diterima" in csv.text

    def test_the_sender_proves_a_receipt_outside(self, rest, delivered):
        # Staf Subbagian Sisdur
        line = "luar:Rektor UGM <rektor@ugm.ac.id>"
        memo = delivered(kepada=["biro-sdm__kepala"], tembusan=[line])
        sender = rest("staf.sisdur")
        page = f"{url_of(memo)}/@@penyampaian"
        shown = sender.request("GET", page, headers=PAGE).text
        assert "rektor@ugm.ac.id" in shown
        file = {
            "filename": "bukti.pdf",
            "data": base64.b64encode(b"%PDF-1.4 x").decode(),
            "content-type": "application/pdf",
        }
        said = {
            "penerima": "Rektor UGM",
            "nama": "Rina",
            "tanggal": organisation.today().isoformat(),
        }
        address = f"{url_of(memo)}/@tanda-terima"
        lacking = sender.request("POST", address, json=said)
        assert lacking.status_code == 400
        assert "Unggah bukti" in lacking.text
        kept = sender.request("POST", address, json=said | {"berkas": file})
        assert kept.json()["bukti"]["nama"] == "Rina"
        proof = f"{url_of(memo)}/@@bukti-terima?penerima=Rektor+UGM"
        assert sender.request("GET", proof, headers=PAGE).content == b"%PDF-1.4 x"
        assert rest("pimpinan.sdm").request("GET", proof).status_code >= 400


@pytest.mark.rule("R-PIM-15")
class TestCopies:
    def test_each_recipient_gets_his_own_copy_and_no_other(self, rest, delivered):
        # Kepala Biro SDM dan Kepala Biro Umum
        both = ["biro-sdm__kepala", "biro-umum__kepala"]
        memo = delivered(kepada=both, sifat="R")
        reader = rest("pimpinan.sdm")
        own = reader.request("GET", f"{url_of(memo)}/@@salinan-bernomor/1")
        assert own.headers["Content-Type"] == "application/pdf"
        assert own.content != memo.berkas_pdf.data
        other = reader.request("GET", f"{url_of(memo)}/@@salinan-bernomor/2")
        assert other.status_code == 403
        transaction.begin()
        acts = [(e.actor, e.act) for e in journal.entries(memo)]
        assert ("pimpinan.sdm", "tolak_unduh") in acts
        assert ("pimpinan.sdm", "unduh") in acts
        assert receipts.kept_rows(memo)["biro-sdm__kepala"]["salinan_diambil"]
        assert (
            reader.request("GET", f"{url_of(memo)}/@@salinan-bernomor/9").status_code
            == 404
        )

    def test_the_original_is_the_senders_and_leads_recipients_to_their_copy(
        self, rest, delivered
    ):
        # Kepala Biro SDM; Staf Sisdur
        memo = delivered(kepada=["biro-sdm__kepala"], sifat="SR")
        for way in ("@@pdf", "@@download/berkas_pdf", "@@display-file/berkas_pdf"):
            answer = rest("pimpinan.sdm").request("GET", f"{url_of(memo)}/{way}")
            assert answer.content != memo.berkas_pdf.data, way
        kept = rest("karo.ortala").request("GET", f"{url_of(memo)}/@@pdf")
        assert kept.content == memo.berkas_pdf.data


class TestPrints:
    @pytest.mark.rule("SPK-17")
    def test_asked_handed_over_and_taken_over(self, rest, delivered):
        # Staf Sisdur minta; staf Biro Umum menyerahkan; Staf Sisdur menerima
        memo = delivered(kepada=["biro-sdm__kepala"])
        staff, press = rest("staf.sisdur"), rest("staf.umum")
        page = f"{url_of(memo)}/@@cetak"
        tree = html.fromstring(staff.request("GET", page, headers=PAGE).text)
        (form,) = tree.xpath("//form[.//select[@name='kepada']]")
        until = (datetime.now(UTC) + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
        said = dict(form.fields) | {"jumlah": "2", "tenggat": until}
        asked = staff.request("POST", page, data=said, headers=PAGE)
        assert "Permintaan cetak telah dikirim" in asked.text
        tree = html.fromstring(press.request("GET", page, headers=PAGE).text)
        (form,) = tree.xpath("//form[.//input[@name='tugas']]")
        given = press.request("POST", page, data=dict(form.fields), headers=PAGE)
        assert "Serah terima telah dicatat" in given.text
        (kept,) = staff.request("GET", f"{url_of(memo)}/@cetak").json()["items"]
        (row,) = kept["serah_terima"]
        assert (kept["diserahkan"], row["jumlah"], row["diterima"]) == (2, 2, None)
        answer = staff.request(
            "POST", f"{url_of(memo)}/@cetak", json={"diterima": row["id"]}
        )
        assert answer.json()["items"][0]["serah_terima"][0]["diterima"]
        assert staff.request("POST", page, data={"jumlah": "1"}).status_code == 403
