"""A site manager makes a form with a follow-up on screen, and others use it."""

from collective.easyform.api import get_schema
import pytest
from setneg.policy.designer import standing
from setneg.workflows.chains import book


ROOM = "/formulir/permohonan-ruang-rapat"
PARTS = {
    "terima": ("Menunggu diterima", "kepala_unit", "2 hari kerja"),
    "tangani": ("Ditangani", "penerima", "3 hari kerja"),
    "jawab": ("Jawaban disiapkan", "penangan", "1 hari kerja"),
    "tutup": ("Dijawab", "pengirim_penerima", ""),
}


def follow_up(**more):
    """What the third step sends for a chain of its own."""
    said = {
        "pilihan": "baru",
        "nama": "Permohonan ruang rapat",
        "awalan": "PRR",
        "unit_pelayanan": "biro-umum",
        "refuse": "1",
        "ask_back": "1",
        "reopen": "1",
        "aksi": "lanjut",
    }
    for part, (title, who, time) in PARTS.items():
        said |= {
            f"{part}.sebutan": title,
            f"{part}.siapa": who,
            f"{part}.waktu": time,
        }
    return {**said, **more}


def begin(designer, **more):
    """The first step."""
    said = {
        "judul": "Permohonan ruang rapat",
        "uraian": "Untuk meminjam ruang rapat.",
        "tujuan": "Biro Umum menjawab dalam enam hari kerja.",
        "aksi": "lanjut",
    }
    return designer.send("/@@formulir-baru", {**said, **more})


def made(designer):
    """A form with its follow-up, up to its publication."""
    begin(designer)
    designer.send(f"{ROOM}/@@rancang-tindak-lanjut", follow_up())
    designer.send(
        f"{ROOM}/@@rancang-pemetaan",
        {"untuk.title": "judul", "untuk.pengusul": "pengusul", "aksi": "lanjut"},
    )
    return designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "terbitkan"})


def test_from_a_name_to_a_ticket_without_code_or_restart(designer, person, fresh):
    # Pengelola situs merancang, Kepala Biro SDM memakai, Kepala Biro Umum menerima
    assert begin(designer).endswith("@@rancang-isian")
    page = designer.open(f"{ROOM}/@@rancang-isian")
    assert "Lampiran" in page.get_element_by_id("daftar-isian").text_content()
    designer.send(
        f"{ROOM}/@@rancang-isian",
        {
            "aksi": "tambah",
            "baru.label": "Ruang",
            "baru.kind": "pilihan",
            "baru.choices": "Aula\nRuang Sidang",
            "baru.required": "1",
        },
    )
    led = designer.send(f"{ROOM}/@@rancang-tindak-lanjut", follow_up())
    assert led.endswith("@@rancang-pemetaan")
    chosen = designer.open(led).xpath("//select[@name='untuk.title']/option[@selected]")
    assert chosen[0].get("value") == "judul"
    designer.send(
        f"{ROOM}/@@rancang-pemetaan",
        {"untuk.title": "judul", "untuk.pengusul": "pengusul", "aksi": "lanjut"},
    )
    shown = designer.open(f"{ROOM}/@@rancang-pratinjau").text_content()
    assert "Ruang Sidang" in shown
    assert "PRR-0001/BIRO-UMUM/" in shown
    designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "terbitkan"})

    sent = person("pimpinan.sdm").post(
        f"{ROOM}/@kirim", judul="Rapat pimpinan", uraian="Jumat pagi.", ruang="Aula"
    )
    assert sent["nomor"].startswith("PRR-0001/BIRO-UMUM/")
    offers = person("karo.umum").offers(sent["@id"])
    assert "terima" in offers
    fresh()
    assert book.editions("permohonan_ruang_rapat")[-1].origin == book.SCREEN


def test_before_publication_nobody_else_finds_it(designer, person, fresh):
    # Kepala Biro SDM mencari formulir yang masih konsep
    begin(designer)
    leader = person("pimpinan.sdm")
    assert leader.request("GET", ROOM).status_code in (401, 403, 404)
    found = leader.get("/@search", SearchableText="ruang rapat")["items"]
    assert found == []
    assert standing.of(fresh()["formulir"]["permohonan-ruang-rapat"]) == standing.DRAFT


def test_after_publication_people_with_an_account_find_it(designer, person, visitor):
    # Kepala Biro SDM, pengunjung tanpa akun
    made(designer)
    assert person("pimpinan.sdm").request("GET", ROOM).status_code == 200
    assert visitor.request("GET", ROOM).status_code in (401, 403, 404)


def test_a_form_for_everybody_is_seen_by_visitors_until_it_is_withdrawn(
    designer, visitor
):
    # Pengunjung tanpa akun
    begin(designer, terbuka_umum="1")
    assert visitor.request("GET", ROOM).status_code in (401, 403, 404)
    designer.send(f"{ROOM}/@@rancang-isian", {"aksi": "hapus:pengusul"})
    designer.send(f"{ROOM}/@@rancang-tindak-lanjut", follow_up())
    designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "terbitkan"})
    assert visitor.request("GET", ROOM).status_code == 200
    designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "tarik"})
    assert visitor.request("GET", ROOM).status_code in (401, 403, 404)


@pytest.mark.parametrize("account", ["pimpinan.sdm", "staf.sisdur", "menteri"])
def test_nobody_else_designs(designer, person, account):
    # Pimpinan, staf, Menteri
    begin(designer)
    pages = ("/@@formulir-rancang", "/@@formulir-baru", f"{ROOM}/@@rancang-terbit")
    for path in (*pages, "/@@formulir-ekspor", "/@@formulir-impor", "/@paket-formulir"):
        answer = person(account).request("GET", path, allow_redirects=False)
        assert answer.status_code in (302, 401, 403, 404), path


def test_a_taken_name_is_refused_in_words_and_what_was_typed_stays(designer):
    # Pengelola situs
    begin(designer)
    page = designer.send(
        "/@@formulir-baru",
        {"judul": "permohonan Ruang Rapat", "uraian": "Dua kali."},
        status=400,
    )
    assert (
        "Sudah ada formulir" in page.get_element_by_id("rancang-errors").text_content()
    )
    assert page.get_element_by_id("uraian").text == "Dua kali."


def test_what_was_chosen_stays_chosen_while_something_is_missing(designer):
    # Pengelola situs memilih jenis yang ada tanpa menyebut yang mana
    begin(designer)
    said = {"pilihan": "ada", "unit_pelayanan": "biro-umum", "aksi": "lanjut"}
    page = designer.send(f"{ROOM}/@@rancang-tindak-lanjut", said, status=400)
    assert "Pilih jenis pengajuannya" in page.text_content()
    assert page.xpath("//input[@name='pilihan'][@checked]/@value") == ["ada"]


def test_what_cannot_work_is_kept_and_said_at_its_field(designer):
    # Pengelola situs salah menulis waktu, kembali, dan menemukannya lagi
    begin(designer)
    page = designer.send(
        f"{ROOM}/@@rancang-tindak-lanjut",
        follow_up(**{"tangani.waktu": "kapan-kapan"}),
        status=400,
    )
    assert "kapan-kapan" in page.text_content()
    again = designer.open(f"{ROOM}/@@rancang-tindak-lanjut")
    assert again.xpath("//input[@name='tangani.waktu']/@value") == ["kapan-kapan"]
    refused = designer.send(
        f"{ROOM}/@@rancang-terbit", {"aksi": "terbitkan"}, status=400
    )
    assert "kapan-kapan" in refused.text_content()


def test_going_back_keeps_what_was_typed(designer):
    # Pengelola situs
    begin(designer)
    led = designer.send(
        f"{ROOM}/@@rancang-tindak-lanjut",
        follow_up(aksi="kembali", **{"terima.sebutan": "Meja depan"}),
    )
    assert led.endswith("@@rancang-isian")
    again = designer.open(f"{ROOM}/@@rancang-tindak-lanjut")
    assert again.xpath("//input[@name='terima.sebutan']/@value") == ["Meja depan"]


def test_a_name_of_a_kind_that_exists_is_refused(designer):
    # Pengelola situs
    begin(designer)
    designer.send(
        f"{ROOM}/@@rancang-tindak-lanjut", follow_up(nama="Usulan", awalan="USL")
    )
    page = designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "terbitkan"}, status=400)
    words = page.get_element_by_id("rancang-errors").text_content()
    assert "Sudah ada jenis atau rantai" in words


def test_publishing_asks_for_a_receiver(designer, fresh):
    # Pengelola situs lupa memilih unit penerima
    begin(designer)
    designer.send(f"{ROOM}/@@rancang-tindak-lanjut", follow_up(unit_pelayanan=""))
    page = designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "terbitkan"}, status=400)
    assert "Tidak ada yang menerima" in page.text_content()
    assert "PermohonanRuangRapat" not in fresh().portal_types
    assert not book.live("permohonan_ruang_rapat")


def test_a_form_with_tickets_is_closed_not_deleted(designer, person, fresh):
    # Kepala Biro SDM sudah mengirim; pengelola situs mencoba menghapus
    made(designer)
    person("pimpinan.sdm").post(f"{ROOM}/@kirim", judul="Rapat", uraian="Jumat.")
    designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "hapus"}, status=400)
    assert "permohonan-ruang-rapat" in fresh()["formulir"]
    designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "tutup"})
    late = person("pimpinan.sdm").request(
        "POST", f"{ROOM}/@kirim", json={"judul": "Rapat lagi", "uraian": "Senin."}
    )
    assert late.status_code in (400, 403)
    assert "ditutup" in late.text
    rows = designer.open("/@@formulir-rancang").get_element_by_id("daftar-formulir")
    assert "Ditutup" in rows.text_content()


def test_a_form_without_tickets_is_deleted(designer, fresh):
    # Pengelola situs
    begin(designer)
    designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "hapus"})
    assert "permohonan-ruang-rapat" not in fresh()["formulir"]


def test_a_copy_begins_with_the_questions_and_the_binding(designer, fresh):
    # Pengelola situs menyalin formulir usulan
    made(designer)
    begin(designer, judul="Permohonan kendaraan", salin="permohonan-ruang-rapat")
    place = fresh()["formulir"]
    copy, source = place["permohonan-kendaraan"], place["permohonan-ruang-rapat"]
    assert get_schema(copy).names() == get_schema(source).names()
    assert standing.of(copy) == standing.DRAFT
    page = designer.open("/formulir/permohonan-kendaraan/@@rancang-tindak-lanjut")
    kinds = page.xpath("//input[@name='jenis'][@checked]/@value")
    assert kinds == ["PermohonanRuangRapat"]


def test_questions_move_and_go(designer, fresh):
    # Pengelola situs
    begin(designer)
    page = f"{ROOM}/@@rancang-isian"
    designer.send(page, {"aksi": "naik:uraian"})
    designer.send(page, {"aksi": "hapus:lampiran"})
    form = fresh()["formulir"]["permohonan-ruang-rapat"]
    assert list(get_schema(form).names()) == ["pengusul", "uraian", "judul"]
    refused = designer.send(page, {"aksi": "tambah", "baru.label": "  "}, status=400)
    assert "label" in refused.text_content()


def test_a_post_without_the_pages_mark_changes_nothing(designer, fresh):
    # Halaman lain memancing pengelola situs
    begin(designer)
    answer = designer.who.request(
        "POST",
        f"{ROOM}/@@rancang-terbit",
        data={"aksi": "hapus"},
        headers={"Accept": "text/html"},
        allow_redirects=False,
    )
    assert answer.status_code in (401, 403)
    assert "permohonan-ruang-rapat" in fresh()["formulir"]
