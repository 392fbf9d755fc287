"""The panel in the browser and over REST, with passwords and tokens."""

import io
from lxml import html
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
import requests
from setneg.policy.setuphandlers import DEMO_PASSWORD
from setneg.workflows.chains import book
from tests.workflows.steps import people
import transaction
import zipfile


@pytest.fixture
def site(functional):
    transaction.begin()
    return functional["portal"]


@pytest.fixture
def manager(site):
    return Client(site.absolute_url(), SITE_OWNER_NAME, SITE_OWNER_PASSWORD)


class Client:
    """A person with a browser and a REST client."""

    def __init__(self, url, userid, password=DEMO_PASSWORD):
        self.url = url
        self.session = requests.Session()
        self.session.auth = (userid, password)

    def page(self, view, **words):
        return self.session.get(f"{self.url}/@@{view}", params=words)

    def post(self, view, form=None, **data):
        """Send a form of a page with its hidden fields and token, then what is typed."""
        words = dict(form or {})
        words.update(data)
        return self.session.post(f"{self.url}/@@{view}", data=words)

    def rest(self, method, path, **body):
        return self.session.request(
            method,
            f"{self.url}/{path}",
            headers={"Accept": "application/json"},
            json=body or ({} if method == "POST" else None),
        )


def fields(page, form):
    """What a form of a page would send as it stands."""
    root = html.fromstring(page.text)
    [found] = root.xpath(f"//form[@id='{form}']")
    words = {}
    for name, value in found.form_values():
        words.setdefault(name, []).append(value)
    return words


def live(site, name):
    transaction.begin()
    site._p_jar.sync()
    return book.live(name)


class TestPages:
    @pytest.mark.parametrize(
        "view",
        [
            "rantai",
            "rantai-lihat",
            "rantai-rancangan",
            "rantai-riwayat",
            "rantai-uji",
            "rantai-uji-bagian",
            "rantai-aktifkan",
            "rantai-kemajuan",
            "rantai-ekspor",
            "rantai-impor",
        ],
    )
    def test_only_site_managers_open_the_panel(self, site, view):
        # the minister, and a visitor
        url = site.absolute_url()
        menteri = Client(url, "menteri").page(view, rantai="memorandum")
        assert menteri.url.endswith("/insufficient-privileges")
        visitor = requests.get(
            f"{url}/@@{view}", params={"rantai": "memorandum"}, timeout=60
        )
        assert "/login" in visitor.url

    def test_every_chain_is_listed_and_read_as_a_table(self, manager):
        # a site manager reads
        page = manager.page("rantai")
        assert page.status_code == 200, page.text[-500:]
        for name in ("memorandum", "peraturan", "usulan", "kegiatan_spk_2016"):
            assert f"rantai-lihat?rantai={name}" in page.text
            table = manager.page("rantai-lihat", rantai=name)
            assert table.status_code == 200, table.text[-500:]
            assert 'id="tabel-rantai"' in table.text
        assert (
            "Pemeriksaan Eselon III"
            in manager.page("rantai-lihat", rantai="memorandum").text
        )

    @pytest.mark.parametrize("name", ["memorandum", "usulan", "peraturan"])
    @pytest.mark.parametrize(
        "view", ["rantai-rancangan", "rantai-riwayat", "rantai-uji", "rantai-aktifkan"]
    )
    def test_every_page_of_a_chain_opens(self, manager, name, view):
        # a site manager looks around
        assert manager.page(view, rantai=name).status_code == 200

    def test_an_unknown_chain_is_not_found(self, manager):
        # a site manager mistypes
        assert manager.page("rantai-lihat", rantai="entah").status_code == 404

    def test_nothing_is_done_without_the_token(self, site, manager):
        # another site posts in the manager's name
        for view in ("rantai-rancangan", "rantai-aktifkan", "rantai-impor"):
            answer = manager.post(view, rantai="memorandum", alasan="x", teks="a: 1")
            assert answer.status_code == 403, view


class TestDraftForm:
    def test_saving_an_untouched_form_changes_nothing(self, site, manager):
        # a site manager presses save at once, on a line and on stages of their own
        for name in ("memorandum", "usulan", "peraturan"):
            page = manager.page("rantai-rancangan", rantai=name)
            answer = manager.post("rantai-rancangan", fields(page, "baris"))
            assert answer.status_code == 200, answer.text[-800:]
            transaction.begin()
            assert book.shelf(name).draft.text == book.live(name)

    def test_a_time_that_cannot_be_read_is_told_beside_its_row_and_kept(self, manager):
        # a site manager writes nonsense as a time
        page = manager.page("rantai-rancangan", rantai="memorandum")
        form = fields(page, "baris")
        form["b1.waktu"] = "sebentar"
        answer = manager.post("rantai-rancangan", form, aksi="simpan")
        root = html.fromstring(answer.text)
        [row] = root.xpath("//li[@data-baris='1']")
        assert "tidak dapat dibaca" in row.text_content()
        assert row.xpath(".//input[@name='b1.waktu']/@value") == ["sebentar"]
        assert not root.xpath("//li[@data-baris='2']//*[@class='rantai-problem']")

    def test_a_stage_is_added_moved_switched_off_and_put_into_force(
        self, site, manager
    ):
        # a site manager lets memoranda be harmonised before the biro's head checks
        name = "memorandum"
        page = manager.page("rantai-rancangan", rantai=name)
        form = fields(page, "baris")
        form.update(
            {
                "baru.verb": "harmonisasi",
                "baru.jenjang": "perancang_hukum",
                "baru.setelah": "2",
                "baru.waktu": "2 hari",
                "b1.waktu": "1 hari",
            }
        )
        page = manager.post("rantai-rancangan", form, aksi="tambah")
        assert "Tahap “Harmonisasi” (Perancang Hukum) ditambahkan" in page.text
        page = manager.post("rantai-rancangan", fields(page, "baris"), aksi="turun:2")
        form = fields(page, "baris")
        rows = html.fromstring(page.text).xpath("//li[@data-baris]")
        last = len(rows) - 1
        form.pop(f"b{last}.aktif")
        page = manager.post("rantai-rancangan", form, aksi="simpan")
        transaction.begin()
        text = book.shelf(name).draft.text
        assert "  - {periksa: eselon_4, waktu: 1 hari}\n" in text
        assert (
            "  - periksa: eselon_3\n  - {harmonisasi: perancang_hukum, waktu: 2 hari}\n"
            in text
        )
        assert "  - {arsipkan: persuratan, nonaktif: true}\n" in text
        page = manager.page("rantai-aktifkan", rantai=name)
        answer = manager.post(
            "rantai-aktifkan", fields(page, "berlakukan"), alasan="Uji harmonisasi"
        )
        assert "edisi 2" in answer.text
        assert "nonaktif" in live(site, name)
        assert "tidak aktif" in manager.page("rantai-lihat", rantai=name).text
        # and back, with one act
        page = manager.page("rantai-aktifkan", rantai=name, edisi=1)
        answer = manager.post(
            "rantai-aktifkan", fields(page, "berlakukan"), alasan="Keliru"
        )
        assert "nonaktif" not in live(site, name)
        history = manager.page("rantai-riwayat", rantai=name, edisi=1, dengan=2)
        assert "Uji harmonisasi" in history.text
        assert "rantai-plus" in history.text

    def test_steps_of_own_stages_are_given_to_others(self, site, manager):
        # a site manager lets the proposer see less and the receiver act under a new name
        page = manager.page("rantai-rancangan", rantai="usulan")
        form = fields(page, "baris")
        form["b0.l1.judul"] = "Terima untuk dikerjakan"
        form.pop("b0.l0.aktif")
        answer = manager.post("rantai-rancangan", form, aksi="simpan")
        assert answer.status_code == 200
        transaction.begin()
        text = book.shelf("usulan").draft.text
        assert "judul: Terima untuk dikerjakan" in text
        asleep = [line for line in text.splitlines() if "nonaktif" in line]
        assert len(asleep) == 1
        assert "verb: delegasikan, ke: diteliti" in asleep[0]
        assert "tidak pernah dicapai" in answer.text

    def test_a_text_that_is_no_yaml_is_kept_with_its_line(self, manager):
        # a site manager edits the text and forgets a bracket
        page = manager.page("rantai-rancangan", rantai="memorandum")
        form = fields(page, "teks-rantai")
        text = "jenis: Memorandum\nrantai: [\n"
        answer = manager.post("rantai-rancangan", form, teks=text, aksi="teks")
        assert answer.status_code == 200
        assert "Bukan YAML yang sah" in answer.text
        assert "rantai: [" in answer.text


class TestFiles:
    def test_all_chains_are_exported_and_one_is_imported_as_a_draft(
        self, site, manager
    ):
        # a site manager takes the archive home and brings a file back
        archive = zipfile.ZipFile(io.BytesIO(manager.page("rantai-ekspor").content))
        assert "rantai/memorandum.yaml" in archive.namelist()
        text = archive.read("rantai/memorandum.yaml").decode()
        assert text == live(site, "memorandum")
        changed = text.replace(
            "periksa: eselon_4", "{periksa: eselon_4, waktu: 3 hari}"
        )
        token = fields(manager.page("rantai"), "impor")
        answer = manager.session.post(
            f"{manager.url}/@@rantai-impor",
            data=token,
            files={"berkas": ("memorandum.yaml", changed)},
        )
        assert "Berkas menjadi rancangan" in answer.text
        assert "waktu baku: “–” menjadi “3 hari”" in answer.text
        bad = manager.session.post(
            f"{manager.url}/@@rantai-impor",
            data=token,
            files={"berkas": ("x.yaml", "jenis: Memorandum\nrantai: []\n")},
        )
        assert "Baris 2" in bad.text


class TestRest:
    def test_only_site_managers_read_and_change_chains(self, site):
        # the minister
        client = Client(site.absolute_url(), "menteri")
        assert client.rest("GET", "@rantai").status_code in (401, 403)
        answer = client.rest("POST", "@rantai/memorandum/rancangan", teks="a: 1")
        assert answer.status_code in (401, 403)

    def test_a_chain_is_drafted_rehearsed_put_into_force_and_taken_back(
        self, site, manager
    ):
        # a site manager with a REST client; a memorandum waits in the archive
        memo = people.until(site, people.begin(site, "Memorandum"), "arsipkan")
        uid = memo.UID()
        transaction.commit()
        names = [each["id"] for each in manager.rest("GET", "@rantai").json()["items"]]
        assert "memorandum" in names
        chain = manager.rest("GET", "@rantai/memorandum").json()
        assert chain["baris"][1]["siapa"] == ["Eselon IV"]
        text = chain["teks"].replace("  - arsipkan: persuratan\n", "")
        answer = manager.rest("POST", "@rantai/memorandum/rancangan", teks=text).json()
        assert "Tahap “Pengarsipan” dihapus." in answer["perubahan"]
        found = manager.rest("POST", "@rantai/memorandum/uji").json()
        assert found["terhambat"] == 1
        assert found["baris"][0]["temuan"][0]["jenis"] == "tahap_hilang"
        refused = manager.rest("POST", "@rantai/memorandum/aktifkan", alasan="Uji")
        assert refused.status_code == 400
        assert refused.json()["tahap"] == {"arsipkan": 1}
        done = manager.rest(
            "POST",
            "@rantai/memorandum/aktifkan",
            alasan="Uji",
            pindah={"arsipkan": "selesai"},
        )
        assert done.status_code == 200, done.text
        assert done.json()["edisi"] == 2
        assert "arsipkan" not in live(site, "memorandum")
        back = manager.rest(
            "POST", "@rantai/memorandum/kembali", edisi=1, alasan="Kembali"
        )
        assert back.json()["asal"] == "kembali"
        assert live(site, "memorandum") == chain["teks"]
        assert uid

    @pytest.mark.parametrize(
        ("path", "body", "status"),
        [
            ("@rantai/entah", None, 404),
            ("@rantai/memorandum/lain", {}, 404),
            ("@rantai/memorandum/rancangan", {"teks": 3}, 400),
            ("@rantai/memorandum/aktifkan", {"alasan": "x"}, 400),
            ("@rantai/memorandum/kembali", {"edisi": "satu"}, 400),
            ("@rantai/memorandum/kembali", {"edisi": 99, "alasan": "x"}, 400),
            ("@rantai/memorandum/aktifkan", {"alasan": "x", "pindah": []}, 400),
            ("@rantai/memorandum/uji", {"mulai": -1}, 400),
        ],
    )
    def test_nonsense_is_answered_as_such(self, manager, path, body, status):
        # a site manager's script with mistakes
        method = "GET" if body is None else "POST"
        assert manager.rest(method, path, **(body or {})).status_code == status

    def test_who_reads_and_acts_is_told_to_those_involved(self, site):
        # the head of the subdivision; then a stranger of the same rank
        memo = people.begin(site, "Memorandum")
        people.until(site, memo, "periksa_eselon_4")
        path = memo.absolute_url_path().removeprefix("/plone/")
        transaction.commit()
        url = site.absolute_url()
        answer = Client(url, "kasubbag.sisdur").rest("GET", f"{path}/@siapa")
        assert answer.status_code == 200, answer.text
        acts = [each["jabatan"] for each in answer.json()["bertindak"]]
        assert "subbag-sisdur__kepala" in acts
        page = Client(url, "kasubbag.sisdur").session.get(f"{url}/{path}/@@siapa")
        assert "dapat membaca karena ia Eselon IV pada garis unit" in page.text
        stranger = Client(url, "kasubbag.ppk1").rest("GET", f"{path}/@siapa")
        assert stranger.status_code in (401, 403, 404)


def test_a_signature_may_be_given_outside_by_one_tick(site, manager):
    # the site manager ticks the box beside the signature, and takes it away again
    draft = fields(manager.page("rantai-rancangan", rantai="memorandum"), "baris")
    row = next(
        name
        for name in draft
        if name.endswith(".ada")
        and name[:-4] + ".jarak_jauh" not in draft
        and "penandatangan" in draft.get(name[:-4] + ".jenjang", ())
    )[:-4]
    manager.post(
        "rantai-rancangan", draft, **{f"{row}.jarak_jauh": "1", "aksi": "simpan"}
    )
    transaction.begin()
    assert (
        "{tanda_tangan: penandatangan, jarak_jauh: true}"
        in book.shelf("memorandum").draft.text
    )
    page = manager.page("rantai-rancangan", rantai="memorandum")
    assert "Menunggu tanda tangan tersertifikasi Eselon II" in page.text
    draft = fields(page, "baris")
    assert draft.pop(f"{row}.jarak_jauh") == ["1"]
    manager.post("rantai-rancangan", draft, aksi="simpan")
    transaction.begin()
    assert "jarak_jauh" not in book.shelf("memorandum").draft.text
