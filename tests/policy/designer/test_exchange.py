"""Forms, bindings and chains travel between sites as text."""

import base64
from plone.app.testing import login
from setneg.policy.designer import exchange
from setneg.policy.designer import package
from setneg.policy.forms import installation
from setneg.workflows.chains import book
from tests.policy.designer.packages import confirmed
from tests.policy.designer.packages import edited
from tests.policy.designer.packages import exported
from tests.policy.designer.packages import ID
from tests.policy.designer.packages import states
from tests.policy.designer.packages import uploaded
from tests.policy.designer.test_wizard import begin
from tests.policy.designer.test_wizard import made
from tests.policy.designer.test_wizard import ROOM
import yaml


def test_all_forms_of_the_site_come_out_as_they_would_go_in(site, fresh):
    # Pengelola situs mengekspor semua formulir kementerian
    fresh()
    site.acl_users.userFolderAddUser("p", "Perancang-2026!", ["Manager"], [])
    login(site, "p")
    files = exchange.collect()
    assert files == exchange.collect()
    assert package.archive(files) == package.archive(exchange.collect())
    assert "formulir/usulan-kegiatan/isian.xml" in files
    assert "rantai/usulan.yaml" in files
    found = {f.key: (f.state, f.reasons) for f in exchange.examine(files)}
    assert {state for state, _reasons in found.values()} == {exchange.SAME}, found


def test_a_form_goes_out_is_lost_and_comes_back(designer, person, fresh):
    # Pengelola situs
    made(designer)
    data = exported(designer, ID)
    assert data == exported(designer, ID)
    files = package.read(data)
    assert yaml.safe_load(files["rantai/permohonan_ruang_rapat.yaml"])["id"]
    designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "hapus"})
    page = uploaded(designer, data)
    assert states(page) == {
        "rantai/permohonan_ruang_rapat": "sama",
        f"formulir/{ID}": "baru",
    }
    assert ID not in fresh()["formulir"]
    confirmed(designer, page, [f"formulir/{ID}"])
    assert exported(designer, ID) == data
    sent = person("pimpinan.sdm").post(f"{ROOM}/@kirim", judul="Rapat", uraian="Jumat.")
    assert sent["nomor"].startswith("PRR-0001/")


def test_what_differs_is_told_and_taken_only_when_chosen(designer, fresh):
    # Pengelola situs
    made(designer)
    data = edited(
        exported(designer, ID),
        f"formulir/{ID}/isian.xml",
        lambda text: text.replace(">Uraian<", ">Keperluan<"),
    )
    page = uploaded(designer, data)
    assert states(page)[f"formulir/{ID}"] == "berubah"
    assert "Isian “Uraian” menjadi “Keperluan”" in page.text_content()
    assert page.xpath("//input[@name='pilih'][@checked]") == []
    confirmed(designer, page, [], status=400)
    assert "Keperluan" not in fresh()["formulir"][ID].fields_model
    confirmed(designer, page, [f"formulir/{ID}"])
    assert "Keperluan" in fresh()["formulir"][ID].fields_model


def test_what_changed_since_it_was_shown_is_not_overwritten(designer, fresh):
    # Dua pengelola situs sekaligus
    made(designer)
    data = edited(
        exported(designer, ID),
        f"formulir/{ID}/isian.xml",
        lambda text: text.replace(">Uraian<", ">Keperluan<"),
    )
    page = uploaded(designer, data)
    designer.send(f"{ROOM}/@@rancang-isian", {"aksi": "hapus:lampiran"})
    shown = confirmed(designer, page, [f"formulir/{ID}"], status=400)
    assert "berubah di situs ini sejak diperiksa" in shown.text_content()
    assert "Keperluan" not in fresh()["formulir"][ID].fields_model


def test_a_chain_that_would_strand_tickets_is_refused(designer, person, fresh):
    # Kepala Biro SDM sudah mengirim; paket menghapus tahap tempat tiketnya menunggu
    made(designer)
    person("pimpinan.sdm").post(f"{ROOM}/@kirim", judul="Rapat", uraian="Jumat.")
    name = "rantai/permohonan_ruang_rapat.yaml"

    def renamed(text):
        return text.replace("id: diajukan", "id: masuk").replace(
            "ke: diajukan", "ke: masuk"
        )

    page = uploaded(designer, edited(exported(designer, ID), name, renamed))
    assert states(page)["rantai/permohonan_ruang_rapat"] == "ditolak"
    assert "Masih ada 1" in page.text_content()
    fresh()
    assert "id: masuk" not in book.live("permohonan_ruang_rapat")


def test_a_changed_chain_is_a_new_edition_with_its_reason(designer, fresh):
    # Pengelola situs
    made(designer)
    name = "rantai/permohonan_ruang_rapat.yaml"
    data = edited(
        exported(designer, ID), name, lambda text: text.replace("2 hari kerja", "4 jam")
    )
    page = uploaded(designer, data)
    assert "4 jam" in page.text_content()
    confirmed(designer, page, ["rantai/permohonan_ruang_rapat"], "Lebih cepat")
    fresh()
    last = book.editions("permohonan_ruang_rapat")[-1]
    assert (last.number, last.reason, last.by) == (2, "Lebih cepat", "perancang")


def test_a_package_is_a_profile(site, fresh, tmp_path):
    # Pemasang menaruh paket dalam profil; situsnya belum punya formulir itu
    site.acl_users.userFolderAddUser("p", "Perancang-2026!", ["Manager"], [])
    login(site, "p")
    files = exchange.collect()
    package.write(files, tmp_path)
    place = site["formulir"]
    for name in package.forms(files):
        place.manage_delObjects([name])
    made_again = installation.install(site, tmp_path / "formulir")
    assert made_again == len(package.forms(files))
    assert exchange.collect() == files


def test_foreign_archives_are_refused_in_words(designer):
    # Pengelola situs
    page = uploaded(designer, b"bukan arsip", status=400)
    assert "bukan arsip zip" in page.text_content()


def test_a_form_of_an_unknown_kind_is_refused(designer, fresh):
    # Pengelola situs mengimpor formulir tanpa rantainya
    made(designer)
    files = package.read(exported(designer, ID))
    del files["rantai/permohonan_ruang_rapat.yaml"]
    actions = f"formulir/{ID}/tindakan.xml"
    files[actions] = files[actions].replace("PermohonanRuangRapat", "JenisLain")
    page = uploaded(designer, package.archive(files))
    assert states(page)[f"formulir/{ID}"] == "ditolak"
    assert "JenisLain" in page.text_content()


def test_a_form_in_the_making_stays_at_home(designer):
    # Pengelola situs
    begin(designer)
    answer = designer.who.request(
        "GET", f"/@@formulir-ekspor?formulir={ID}", allow_redirects=False
    )
    assert answer.status_code == 302


def test_rest_hands_the_package_to_designers_only(designer, person):
    # Pengelola situs lewat REST; Kepala Biro SDM tidak
    answer = designer.who.request("GET", "/@paket-formulir")
    assert package.forms(package.read(base64.b64decode(answer.json()["data"])))
    refused = person("pimpinan.sdm").request("POST", "/@paket-formulir", json={})
    assert refused.status_code in (401, 403)
