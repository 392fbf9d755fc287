"""A kind of submission that is only a text: its ticket, its answers, its way."""

import base64
from plone import api
import pytest
from setneg.policy.content import submission_kinds
from setneg.policy.forms import answers
from setneg.policy.forms import editions
from setneg.workflows.chains import ChainError
from setneg.workflows.chains import loads
from tests.policy.forms import samples
import transaction


pytestmark = pytest.mark.rule("R-X-12", "R-SPK-12")
SEND = "/formulir/permintaan/@kirim"


@pytest.fixture
def form(site):
    return samples.make(site)


def pdf(name="surat.pdf", data=b"%PDF-1.7 isi"):
    return {
        "data": base64.b64encode(data).decode(),
        "encoding": "base64",
        "filename": name,
        "content-type": "application/pdf",
    }


class TestTicket:
    def test_its_way_from_the_sender_to_the_answer(self, form, person, tickets):
        # Staf Biro SDM meminta, Kepala Biro Umum menyerahkan, stafnya menjawab
        staff = person("staf.sdm")
        sent = staff.post(SEND, pokok="Aula besok", jumlah=40)
        assert sent["nomor"].startswith("UJI-0001/")
        assert sent["janji_selesai"]
        assert sent["kode"] is None
        head = person("karo.umum")
        assert set(head.offers(sent["@id"])) >= {"delegasikan", "tolak"}
        head.step(sent["@id"], "delegasikan", kepada="biro-umum__staf")
        person("staf.umum").step(sent["@id"], "jawab", jawaban="Aula tersedia.")
        assert staff.get(sent["@id"])["jawaban"] == "Aula tersedia."
        staff.step(sent["@id"], "selesaikan")
        assert staff.stage(sent["@id"]) == "selesai"
        (ticket,) = tickets()
        assert ticket.unit == "biro-sdm"
        assert ticket.parties["Pengusul"] == ("biro-sdm__staf",)

    def test_others_neither_see_nor_find_it(self, form, person):
        # Staf Biro SDM meminta; staf Biro Keuangan mencari
        sent = person("staf.sdm").post(SEND, pokok="Aula rahasia besok")
        stranger = person("staf.keuangan")
        assert stranger.request("GET", sent["@id"]).status_code in (401, 403, 404)
        for page in ("/@@tanda-bukti", "/@@isian", "/@@berkas-isian/lampiran/0"):
            answer = stranger.request("GET", sent["@id"] + page)
            assert answer.status_code in (401, 403, 404), page
        found = stranger.get("/@search", SearchableText="rahasia")
        assert found["items_total"] == 0

    def test_staff_is_charged_only_from_the_receivers_team(self, form, person):
        # Kepala Biro Umum menyerahkan kepada orang luar
        sent = person("staf.sdm").post(SEND, pokok="Aula")
        answer = person("karo.umum").request(
            "POST",
            f"{sent['@id']}/@workflow/delegasikan",
            json={"kepada": "setmen__kepala"},
        )
        assert answer.status_code == 400
        assert person("karo.umum").stage(sent["@id"]) == "diajukan"

    def test_a_title_by_pattern_where_no_field_is_mapped(self, site, person):
        # Staf Biro SDM
        samples.make(site, mapping="", title="Permintaan {ruang}: {pokok}")
        sent = person("staf.sdm").post(SEND, pokok="besok", ruang="Aula")
        assert sent["title"] == "Permintaan Aula: besok"


class TestReceiver:
    UNIT = (
        '<field name="unit" type="zope.schema.Choice"><title>Kepada</title>'
        "<vocabulary>setneg.policy.Unit</vocabulary></field>"
    )

    def test_the_sender_chooses_the_unit_that_is_asked(self, site, person, tickets):
        # Staf Biro SDM memilih Biro Keuangan; register unit itu yang memberi nomor
        form = samples.make(site, fields=samples.FIELDS + self.UNIT)
        form.actions_model = form.actions_model.replace(">biro-umum<", ">{unit}<")
        transaction.commit()
        staff = person("staf.sdm")
        sent = [
            staff.post(SEND, pokok=f"Permintaan {number}", unit=unit)
            for number, unit in enumerate(
                ("biro-keuangan", "biro-umum", "biro-keuangan")
            )
        ]
        assert [each["nomor"][:8] for each in sent] == [
            "UJI-0001",
            "UJI-0001",
            "UJI-0002",
        ]
        assert person("karo.umum").request("GET", sent[0]["@id"]).status_code in (
            401,
            403,
        )
        assert "delegasikan" in person("karo.umum").offers(sent[1]["@id"])

    def test_a_position_may_be_named_to_receive_it(self, site, form, person):
        # Kepala Biro Keuangan menerima atas nama yang ditetapkan formulir
        form.actions_model = form.actions_model.replace(
            "<judul>", "<penerima>biro-keuangan__kepala</penerima><judul>"
        )
        transaction.commit()
        sent = person("staf.sdm").post(SEND, pokok="Aula")
        assert "delegasikan" in person("karo.keuangan").offers(sent["@id"])
        assert person("karo.umum").offers(sent["@id"]) == []

    @pytest.mark.parametrize(
        ("wrong", "right"),
        [
            (">biro-umum<", ">tidak-ada<"),
            (">biro-umum<", "><"),
            (">PermintaanUji<", ">TidakAda<"),
            ("<tempat></tempat>", "<tempat>tidak-ada</tempat>"),
        ],
    )
    def test_a_form_that_is_set_up_wrongly_says_so_and_stores_nothing(
        self, form, person, tickets, wrong, right
    ):
        # Pengelola situs salah mengatur formulir; staf Biro SDM mencoba
        form.actions_model = form.actions_model.replace(wrong, right)
        transaction.commit()
        answer = person("staf.sdm").request("POST", SEND, json={"pokok": "Aula"})
        assert answer.status_code == 400, answer.text[:300]
        assert answer.json()["missing"]
        assert tickets() == []


class TestAnswers:
    def test_what_is_not_mapped_is_kept_with_its_question_and_shown(
        self, form, person, tickets
    ):
        # Staf Biro SDM meminta, Kepala Biro Umum membaca
        person("staf.sdm").post(
            SEND,
            pokok="Aula",
            uraian="<script>alert(1)</script>\nbaris kedua",
            jumlah=40,
            kapan="2026-12-01",
            ruang="Ruang rapat",
            lampiran=pdf(),
            foto=[pdf("a.pdf", b"%PDF-1"), pdf("b.pdf", b"%PDF-2")],
        )
        (ticket,) = tickets()
        kept = {each.name: each for each in answers.answers(ticket)}
        assert kept["jumlah"].value == 40
        assert kept["jumlah"].label == "Banyaknya"
        assert kept["pokok"].mapped
        assert kept["kapan"].value.isoformat() == "2026-12-01"
        assert [file.data for file in kept["foto"].files] == [b"%PDF-1", b"%PDF-2"]
        reader, url = person("karo.umum"), ticket.absolute_url()
        over_rest = {row["nama"]: row for row in reader.get(url)["isian"]}
        assert over_rest["uraian"]["nilai"].startswith("<script>")
        assert over_rest["kapan"]["nilai"] == "2026-12-01"
        page = reader.request("GET", url, headers={"Accept": "text/html"}).text
        assert "Tanggal pemakaian" in page
        assert "1 Desember 2026" in page
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert(1)" not in page
        second = over_rest["foto"]["nilai"][1]["download"]
        answer = reader.request("GET", second)
        assert answer.content == b"%PDF-2"
        assert answer.headers["Content-Disposition"].startswith("attachment")
        for wrong in ("foto/2", "foto/-1", "foto", "lain/0", "foto/0/0", "foto/x"):
            address = f"{url}/@@berkas-isian/{wrong}"
            assert reader.request("GET", address).status_code == 404, wrong

    def test_old_answers_keep_the_words_of_their_edition(self, form, person, tickets):
        # Pengelola situs mengubah formulir sesudah staf Biro SDM mengirim
        person("staf.sdm").post(SEND, pokok="Aula", jumlah=40)
        before = editions.edition(form)
        form.fields_model = samples.MODEL.format(
            fields=samples.FIELDS.replace("Banyaknya", "Jumlah tamu").replace(
                'name="kapan"', 'name="hari"'
            )
        )
        transaction.commit()
        person("staf.sdm").post(SEND, pokok="Aula lagi", jumlah=50, hari="2026-12-02")
        old, new = sorted(tickets(), key=lambda each: each.nomor_urut)
        assert (old.edisi_formulir, new.edisi_formulir) == (before, before + 1)
        labels = [
            {each.name: each.label for each in answers.answers(ticket)}
            for ticket in (old, new)
        ]
        assert labels[0]["jumlah"] == "Banyaknya"
        assert labels[1]["jumlah"] == "Jumlah tamu"
        assert "hari" in labels[1]
        assert editions.model(form, before)["kapan"].title == "Tanggal pemakaian"
        with pytest.raises(KeyError):
            editions.model(form, 99)

    def test_a_form_that_is_gone_stays_known_by_name(self, form, person, tickets):
        # Pengelola situs menghapus formulir; Kepala Biro Umum membaca tiketnya
        sent = person("staf.sdm").post(SEND, pokok="Aula", jumlah=40)
        transaction.begin()
        form._p_jar.sync()
        with api.env.adopt_roles(["Manager"]):
            api.content.delete(form, check_linkintegrity=False)
        transaction.commit()
        page = person("karo.umum").request(
            "GET", sent["@id"], headers={"Accept": "text/html"}
        )
        assert page.status_code == 200
        assert "Permintaan ruang (/formulir/permintaan)" in page.text
        assert "Banyaknya" in page.text

    def test_rows_and_lists_are_read_in_words(self, site, person, tickets):
        # Staf Biro SDM mengisi baris berulang dan beberapa pilihan
        fields = """
        <field name="pokok" type="zope.schema.TextLine"><title>Pokok</title></field>
        <field name="tamu" type="setneg.policy.forms.fields_rows.RepeatedRows">
          <title>Tamu</title><kolom>nama: Nama lengkap\nperan: Peran</kolom></field>
        <field name="hari" type="zope.schema.Set"><title>Hari</title>
          <value_type type="zope.schema.Choice"><values>
            <element>Senin</element><element>Selasa</element>
          </values></value_type></field>
        <field name="setuju" type="zope.schema.Bool"><title>Setuju</title></field>
        """
        samples.make(site, fields=fields)
        person("staf.sdm").post(
            SEND,
            pokok="Rapat",
            tamu=[{"nama": "Duta", "peran": "Ketua"}, {"nama": "Staf", "peran": ""}],
            hari=["Selasa", "Senin"],
            setuju=True,
        )
        (ticket,) = tickets()
        words = {each.name: each.words for each in answers.answers(ticket)}
        assert words["tamu"] == "Nama lengkap: Duta, Peran: Ketua\nNama lengkap: Staf"
        assert words["hari"] == "Selasa; Senin"
        assert words["setuju"] == "Ya"
        url = ticket.absolute_url()
        rows = {row["nama"]: row for row in person("karo.umum").get(url)["isian"]}
        assert rows["tamu"]["nilai"][0] == {"nama": "Duta", "peran": "Ketua"}

    def test_its_words_are_found_by_those_who_handle_it(self, form, person):
        # Kepala Biro Umum dan staf Biro Keuangan mencari kata dari uraiannya
        person("staf.sdm").post(SEND, pokok="Aula", uraian="Pelantikan kepaniteraan")
        for name, found in (("karo.umum", 1), ("staf.keuangan", 0)):
            answer = person(name).get("/@search", SearchableText="kepaniteraan")
            assert answer["items_total"] == found, name

    def test_who_completes_it_does_not_send_it_elsewhere(self, form, person, tickets):
        # Staf Biro SDM melengkapi dan mencoba mengubah penerimanya
        sent = person("staf.sdm").post(SEND, pokok="Aula")
        person("karo.umum").step(sent["@id"], "minta_kelengkapan", alasan="Kapan?")
        for name, value in (
            ("unit_pelayanan", "biro-keuangan"),
            ("pengusul", "biro-umum__kepala"),
            ("nomor", "UJI-9999"),
        ):
            person("staf.sdm").request("PATCH", sent["@id"], json={name: value})
        (ticket,) = tickets()
        assert ticket.unit_pelayanan == "biro-umum"
        assert ticket.pengusul == "biro-sdm__staf"
        assert ticket.nomor == sent["nomor"]


class TestDeclaration:
    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            ("warna: biru", "warna"),
            ("kelas: setneg.policy.content.document.Work", "IPengajuan"),
            ("kelas: tidak.ada.Kelas", "tidak dapat ditemukan"),
            ("skema: setneg.policy.content.tugas.ITugas", "IPengajuan"),
            ("skema: setneg.policy.content.usulan.IUsulan", "IUsulan"),
            ("awalan: uji", "huruf besar"),
            ("awalan: USL", "sudah dipakai"),
            ("tempat: Tempat Lain", "huruf kecil"),
            ("perilaku: [tidak.ada]", "tidak.ada"),
            ("izin_tambah: tidak.ada", "tidak.ada"),
        ],
    )
    def test_what_cannot_work_is_refused_by_its_line(self, integration, line, reason):
        # Pengelola situs salah menulis
        text = samples.CHAIN.replace("  awalan: UJI\n  tempat: permintaan-uji\n", "")
        text = text.replace("  uraian: Permintaan apa saja\n", f"  {line}\n")
        with pytest.raises(ChainError) as refused:
            submission_kinds.read(loads(text, "uji.yaml"))
        assert reason in refused.value.reason

    @pytest.mark.parametrize("kind", ["Memorandum", "Document", "EasyForm"])
    def test_what_is_no_submission_does_not_become_one(self, integration, kind):
        # Pengelola situs memakai nama jenis yang sudah ada
        text = samples.CHAIN.replace("jenis: PermintaanUji", f"jenis: {kind}")
        with pytest.raises(ChainError):
            submission_kinds.declare(text, "uji.yaml")

    def test_marks_before_numbers_never_repeat(self, integration):
        # Pengelola situs membuat dua jenis yang namanya mirip
        short = samples.CHAIN.replace("  awalan: UJI\n", "")
        first = short.replace("PermintaanUji", "UsulanRapat").replace(
            "permintaan_uji", "usulan_rapat"
        )
        second = first.replace("UsulanRapat", "UsulanRuang").replace(
            "usulan_rapat", "usulan_ruang"
        )
        submission_kinds.declare(first, "satu.yaml")
        submission_kinds.declare(second, "dua.yaml")
        known = submission_kinds.all_facts()
        prefixes = [facts.prefix for facts in known.values()]
        assert len(set(prefixes)) == len(prefixes)
        submission_kinds.declare(second, "dua.yaml")
        assert submission_kinds.all_facts() == known
