"""Forms, bindings and chains travel between sites as text."""

import base64
import io
from pathlib import Path
import pytest
from setneg.policy.designer import command
from setneg.policy.designer import exchange
from setneg.policy.designer import package
from setneg.policy.forms import editions
from setneg.policy.forms import installation
from setneg.workflows import cli
from setneg.workflows.chains import book
from setneg.workflows.clock import key
from tests.policy.designer.test_wizard import begin
from tests.policy.designer.test_wizard import made
from tests.policy.designer.test_wizard import ROOM
import transaction
import yaml


ID = "permohonan-ruang-rapat"


@pytest.fixture
def setneg(site, tmp_path, monkeypatch):
    """The command `setneg formulir ...` against the served portal."""
    monkeypatch.setenv(key.VARIABLE, str(tmp_path / "tick.key"))
    key.ensure()

    def run(*words):
        options = cli.parser().parse_args(
            [
                "formulir",
                *map(str, words),
                "--url",
                site.absolute_url(),
                "--key-file",
                str(tmp_path / "tick.key"),
            ]
        )
        return options.run(options)

    return run


def exported(designer, form=""):
    """The archive that the page hands out."""
    answer = designer.who.request("GET", f"/@@formulir-ekspor?formulir={form}")
    assert answer.status_code == 200, answer.text[:500]
    return answer.content


def uploaded(designer, data, status=200):
    """The page that shows what an archive would do."""
    files = {"berkas": ("paket.zip", io.BytesIO(data), "application/zip")}
    token = designer.open("/@@formulir-rancang").xpath(
        "//input[@name='_authenticator']/@value"
    )[0]
    from lxml import html

    answer = designer.who.request(
        "POST",
        "/@@formulir-impor",
        data={"_authenticator": token},
        files=files,
        headers={"Accept": "text/html"},
        allow_redirects=False,
    )
    assert answer.status_code == status, answer.text[:3000]
    return html.fromstring(answer.text)


def confirmed(designer, page, keys, reason="Dari portal uji", status=302):
    """Take in what was examined."""
    form = page.get_element_by_id("impor")
    said = {name: value for name, value in form.form_values() if name != "pilih"}
    said |= {"pilih": keys, "alasan": reason, "ambil": "1"}
    from lxml import html

    answer = designer.who.request(
        "POST",
        "/@@formulir-impor",
        data=said,
        headers={"Accept": "text/html"},
        allow_redirects=False,
    )
    assert answer.status_code == status, answer.text[:3000]
    return answer if status == 302 else html.fromstring(answer.text)


def edited(data, name, change):
    """An archive with one file changed."""
    files = package.read(data)
    files[name] = change(files[name])
    return package.archive(files)


def states(page):
    """Key -> state of each part, as the page shows them."""
    return {
        item.xpath(".//code")[0].text: item.get("data-keadaan")
        for item in page.xpath("//li[@data-keadaan]")
    }


def test_all_forms_of_the_site_come_out_as_they_would_go_in(site, fresh):
    # Pengelola situs mengekspor semua formulir kementerian
    from plone.app.testing import login

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
    from plone.app.testing import login

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


class TestOtherVersion:
    """A package of a portal of another version says what to do, and the form comes in."""

    CHAIN = "rantai/permohonan_ruang_rapat.yaml"
    FORM = f"formulir/{ID}"

    def travelled(self, designer, change, file=CHAIN):
        """The page about a form that is not here, with one file of another version."""
        made(designer)
        data = edited(exported(designer, ID), file, change)
        designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "hapus"})
        return uploaded(designer, data)

    def test_another_way_to_say_what_kind_it_is_hinders_nothing(self, designer, fresh):
        # Pengelola situs; ikon jenisnya lain di portal asal
        page = self.travelled(
            designer,
            lambda text: text.replace("pengajuan:", "pengajuan:\n  ikon: bell"),
        )
        assert states(page) == {self.CHAIN[:-5]: "sama", self.FORM: "baru"}
        assert "yang di portal ini tetap berlaku" in page.text_content()
        confirmed(designer, page, [self.FORM])
        assert ID in fresh()["formulir"]

    def test_another_way_of_another_version_is_not_needed_for_the_form(
        self, designer, fresh
    ):
        # Pengelola situs; portal asal lebih baru
        page = self.travelled(
            designer,
            lambda text: text.replace("pengajuan:", "pengajuan:\n  ikon: bell").replace(
                "2 hari kerja", "4 jam"
            ),
        )
        assert states(page) == {self.CHAIN[:-5]: "ditolak", self.FORM: "baru"}
        assert "Perbarui kedua portal" in page.text_content()
        confirmed(designer, page, [self.FORM])
        assert ID in fresh()["formulir"]

    def test_words_that_this_portal_does_not_know_say_what_to_do(self, designer):
        # Pengelola situs; portal asal mengenal kata kerja baru
        page = self.travelled(
            designer, lambda text: text.replace("verb: terima", "verb: terawang")
        )
        assert states(page)[self.CHAIN[:-5]] == "ditolak"
        assert "perbarui portal ini dahulu" in page.text_content()
        assert states(page)[self.FORM] == "baru"  # its kind is here

    @pytest.mark.parametrize(
        ("part", "words"),
        [
            ("<unit_pelayanan>", "Unit penerima “takada” tidak ada di portal ini"),
            ("<penerima>", "Jabatan “takada” tidak ada di portal ini"),
        ],
    )
    def test_who_receives_must_exist_here(self, designer, part, words):
        # Pengelola situs; unitnya belum dicatat di portal ini
        end = part.replace("<", "</")

        def elsewhere(text):
            from re import sub

            bare = sub(f"{part}[^<]*{end}|{part[:-1]}/>", "", text)
            return bare.replace("<jenis>", f"{part}takada{end}<jenis>", 1)

        page = self.travelled(designer, elsewhere, f"{self.FORM}/tindakan.xml")
        assert states(page)[self.FORM] == "ditolak"
        assert words in page.text_content()


def test_a_form_in_the_making_stays_at_home(designer):
    # Pengelola situs
    begin(designer)
    answer = designer.who.request(
        "GET", f"/@@formulir-ekspor?formulir={ID}", allow_redirects=False
    )
    assert answer.status_code == 302


class TestCommand:
    def test_the_folder_round_trips(self, designer, setneg, tmp_path, fresh):
        # Operator, dengan kunci mesin
        made(designer)
        folder = tmp_path / "git"
        said = setneg("ekspor", folder)
        assert "formulir" in said
        before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
        assert f"{folder}; 0 berkas" in setneg("ekspor", folder)
        assert before == {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
        assert setneg("impor", folder).endswith("0 diambil.")
        designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "hapus"})
        assert f"formulir/{ID}: baru" in setneg("impor", folder, "--periksa")
        assert ID not in fresh()["formulir"]
        assert f"formulir/{ID}: diambil" in setneg("impor", folder)
        assert ID in fresh()["formulir"]

    def test_what_differs_is_overwritten_only_when_it_is_said(
        self, designer, setneg, tmp_path, fresh
    ):
        # Operator
        made(designer)
        folder = tmp_path / "git"
        setneg("ekspor", folder)
        file = folder / "formulir" / ID / "isian.xml"
        file.write_text(file.read_text().replace(">Uraian<", ">Keperluan<"))
        assert f"formulir/{ID}: berubah" in setneg("impor", folder)
        assert "Keperluan" not in fresh()["formulir"][ID].fields_model
        said = setneg("impor", folder, "--timpa", "--alasan", "Dari Git")
        assert f"formulir/{ID}: diambil" in said
        assert "Keperluan" in fresh()["formulir"][ID].fields_model

    def test_without_the_key_nothing_is_said(self, site, setneg, tmp_path):
        # Orang tanpa kunci
        (tmp_path / "lain.key").write_text("salah")
        with pytest.raises(cli.CommandError):
            options = cli.parser().parse_args(
                [
                    "formulir",
                    "ekspor",
                    str(tmp_path / "x"),
                    "--url",
                    site.absolute_url(),
                    "--key-file",
                    str(tmp_path / "lain.key"),
                ]
            )
            command.export(options)
        assert not Path(tmp_path / "x").exists()

    def test_a_broken_package_is_refused_as_a_whole(self, site, setneg, tmp_path):
        # Operator
        folder = tmp_path / "git" / "formulir" / "a"
        folder.mkdir(parents=True)
        (folder / "isian.xml").write_text("<model/>")
        with pytest.raises(cli.CommandError, match="tidak lengkap"):
            setneg("impor", tmp_path / "git")


def test_rest_hands_the_package_to_designers_only(designer, person):
    # Pengelola situs lewat REST; Kepala Biro SDM tidak
    answer = designer.who.request("GET", "/@paket-formulir")
    assert package.forms(package.read(base64.b64decode(answer.json()["data"])))
    refused = person("pimpinan.sdm").request("POST", "/@paket-formulir", json={})
    assert refused.status_code in (401, 403)


class TestEdition:
    """Which edition a form that came in has: tickets keep its number for good."""

    def test_a_form_that_comes_in_is_its_first_edition(self, designer, person, fresh):
        # Pengelola situs mengimpor; Kepala Biro SDM mengirim
        made(designer)
        data = exported(designer, ID)
        designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "hapus"})
        confirmed(designer, uploaded(designer, data), [f"formulir/{ID}"])
        assert numbers(fresh()) == [1]
        leader = person("pimpinan.sdm")
        assert leader.get(f"{ROOM}/@formulir")["edisi"] == 1
        leader.post(f"{ROOM}/@kirim", judul="Rapat", uraian="Jumat.")
        assert numbers(fresh()) == [1]

    def test_the_same_questions_once_more_are_no_new_edition(self, designer, fresh):
        # Pengelola situs; isian yang sama ditulis dengan indentasi lain, judul diganti
        made(designer)
        data = exported(designer, ID)
        designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "hapus"})
        confirmed(designer, uploaded(designer, data), [f"formulir/{ID}"])
        form = fresh()["formulir"][ID]
        form.fields_model = form.fields_model.replace("\n", "")
        editions.enter(form)
        transaction.commit()
        before = numbers(fresh())
        assert states(uploaded(designer, data))[f"formulir/{ID}"] == "sama"
        words = f"formulir/{ID}/formulir.yaml"
        other = edited(data, words, lambda text: text.replace("enam hari", "5 hari"))
        confirmed(designer, uploaded(designer, other), [f"formulir/{ID}"])
        assert (
            fresh()["formulir"][ID].tujuan == "Biro Umum menjawab dalam 5 hari kerja."
        )
        assert numbers(fresh()) == before

    def test_other_questions_are_one_new_edition(self, designer, fresh):
        # Pengelola situs
        made(designer)
        data = exported(designer, ID)
        designer.send(f"{ROOM}/@@rancang-terbit", {"aksi": "hapus"})
        confirmed(designer, uploaded(designer, data), [f"formulir/{ID}"])
        fields = f"formulir/{ID}/isian.xml"
        other = edited(data, fields, lambda text: text.replace(">Uraian<", ">Untuk<"))
        confirmed(designer, uploaded(designer, other), [f"formulir/{ID}"])
        assert numbers(fresh()) == [1, 2]

    def test_a_copy_is_its_first_edition_too(self, designer, fresh):
        # Pengelola situs menyalin formulir yang ada
        made(designer)
        begin(designer, judul="Permohonan kendaraan", salin=ID)
        copy = fresh()["formulir"]["permohonan-kendaraan"]
        assert [each.number for each in editions.editions(copy)] == [1]


def numbers(site):
    """The editions that were entered of the form that came in."""
    return [each.number for each in editions.editions(site["formulir"][ID])]
