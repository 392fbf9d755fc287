"""What nobody may write is not written, by whatever door somebody tries."""

import pytest
from setneg.workflows import journal
from setneg.workflows import steps
from tests.policy.test_structure import ZCML
from tests.security.reachable import reachable
from tests.workflows.steps.people import acting_as
from tests.workflows.steps.people import written
import transaction
from xml.etree import ElementTree


HTML = {"Accept": "text/html"}
#: Values for fields and attributes that no client may set.
FORGED = {
    "nomor": "1/PALSU", "nomor_urut": 1, "tanggal": "2020-01-01",
    "ditandatangani_oleh": "kemensetneg__kepala", "ditandatangani_pejabat": "menteri",
    "ditandatangani_pada": "2020-01-01T00:00:00", "kode_verifikasi": "A" * 22,
    "sidik": "0" * 64, "versi": 99, "readers": ["biro-sdm__staf"],
    "kegiatan": "x", "produk": "y", "diarsipkan_pada": "2020-01-01T00:00:00",
    "sidik_arsip": "0" * 64, "akses_terbatas": None, "perlu_tahu": [],
    "parties": {"Pelaksana": ["biro-sdm__staf"]}, "alih_penandatangan": [],
    "penandatangan_awal": "menteri", "unit": "biro-sdm", "sifat_ditetapkan": "B",
    "tanda_terima": {}, "blok_tanda_tangan": {}, "tersertifikasi": True,
    "creators": ["menteri"], "effective": "2020-01-01T00:00:00", "id": "lain",
    "__ac_local_roles__": {"staf.ksp": ["Manager"]}, "review_state": "selesai",
}  # fmt: skip
#: Words that ask the portal's own pages for an act.
ASKED = {
    "aksi": "simpan", "hapus": "1", "cabut": "x", "sifat": "B", "siapa": "biro-sdm__kepala",
    "alasan": "iseng", "jabatan": "x", "form.submitted": "1", "simpan": "1", "buang": "1",
    "langkah": "susun-periksa_eselon_4", "form.buttons.take": "1", "deklarasi": "aturan: []",
    "tingkat": "eselon_1", "akun": "staf.ksp", "mulai": "2020-01-01", "kapasitas": "plt",
    "form.buttons.save": "1", "form.buttons.kirim": "1", "judul": "x", "penerima": "x",
    "jumlah": "1", "kepada": "biro-sdm__kepala", "tutup": "1", "rantai": "memorandum",
    "edisi": "1", "baca": "1", "aktifkan": "1", "kembali": "1",
}  # fmt: skip
#: Pages that only show, or answer a visitor without keeping anything.
SHOWN = {"verifikasi"}


def pages(kind):
    """Names of the packages' own pages."""
    for path in ZCML:
        for element in ElementTree.parse(path).iter():  # noqa: S314 own files
            if element.tag.rpartition("}")[2] == kind and element.get("name"):
                yield element.get("name"), element.get("method") or ""


@pytest.fixture
def memo(site, make):
    """An open memorandum of Subbag Sisdur, still with its drafter."""
    return make("staf.sisdur", "Memorandum", title="Sasaran", unit="subbag-sisdur",
                klasifikasi="OT.01.00", **written("Memorandum"))  # fmt: skip


def state(document):
    """All that a document keeps itself, files by their size."""
    document._p_jar.sync()
    document._p_activate()
    return {
        name: repr(value)
        for name, value in document.__dict__.items()
        if name not in ("modification_date", "workflow_history", "__annotations__")
    }


def tid(site):
    """The last transaction of the database."""
    return site._p_jar.db().lastTransaction()


@pytest.mark.rule("R-X-10")
def test_no_forged_field_is_written_by_who_may_edit(site, memo, rest):
    """staf.sisdur edits his own draft and sends along what only the portal writes."""
    before = state(memo)
    for name, value in FORGED.items():
        rest("staf.sisdur").request("PATCH", memo.absolute_url(), json={name: value})
        after = state(memo)
        assert after.get(name) == before.get(name), name
        assert after["id"] == before["id"]
    made = rest("staf.sisdur").request(
        "POST", f"{site.absolute_url()}/naskah",
        json={"@type": "Memorandum", "title": "Baru", **FORGED, "unit": "subbag-sisdur"},
    )  # fmt: skip
    assert made.status_code in (201, 400), made.text
    if made.status_code == 201:
        told = made.json()
        for name in ("nomor", "kode_verifikasi", "ditandatangani_oleh", "sidik"):
            assert not told.get(name), name
        assert told["review_state"] == "konsep"
        assert told["versi"] == 1
        assert not told["readers"]


@pytest.mark.rule("R-X-10")
@pytest.mark.parametrize("name", ["staf.ksp", "kasubbag.ppk1", "staf.tu", None])
def test_a_stranger_moves_locks_shares_and_deletes_nothing(site, memo, rest, name):
    """Staf of another unit, a head of another unit, a mail desk and a visitor."""
    url, base, person = memo.absolute_url(), site.absolute_url(), rest(name)
    before = tid(site)
    tries = [
        ("PATCH", url, {"title": "Diubah"}),
        ("DELETE", url, None),
        ("POST", f"{base}/kegiatan/@move", {"source": url}),
        ("POST", f"{base}/naskah/@copy", {"source": url}),
        ("POST", f"{url}/@lock", {}),
        ("DELETE", f"{url}/@lock", {"force": True}),
        ("POST", f"{url}/@kunci", {"alasan": "x"}),
        ("POST", f"{url}/@sharing", {"entries": [], "inherit": True}),
        ("PATCH", f"{url}/@history", {"version": 0}),
        ("POST", f"{url}/@workflow/susun", {}),
        ("POST", f"{url}/@perlu-tahu", {"siapa": "biro-sdm__kepala", "alasan": "x"}),
        ("POST", f"{url}/@sifat", {"sifat": "B", "alasan": "x"}),
        ("POST", f"{url}/@lampiran", {"berkas": []}),
        ("POST", f"{url}/@tanda-terima", {}),
        ("POST", f"{url}/@tanda-tangan/kirim", {"nik": "1" * 16, "passphrase": "x"}),
        ("POST", f"{url}/@disposisi", {"untuk": ["biro-sdm__kepala"], "arahan": "x"}),
        ("POST", f"{url}/@cetak", {"jumlah": 1, "kepada": "x", "tenggat": "2030-01-01T00:00:00+07:00"}),
    ]  # fmt: skip
    for method, address, body in tries:
        answer = person.request(method, address, json=body, allow_redirects=False)
        nothing = address.endswith("/@copy") and answer.text == "[]"
        refused = answer.status_code in (302, 400, 401, 403, 404)
        assert refused or nothing, (method, address)
        assert "Sasaran" not in answer.text, address
    assert tid(site) == before


@pytest.mark.rule("R-X-10")
@pytest.mark.parametrize("name", ["staf.sisdur", "kasubbag.sisdur", "karo.ortala"])
def test_nobody_promotes_himself(site, rest, name):
    """A drafter, a head and a director try to change organisation, chains and rules."""
    base, person = site.absolute_url(), rest(name)
    catalog = site.portal_catalog
    posts = catalog.unrestrictedSearchResults(portal_type="Jabatan")
    units = catalog.unrestrictedSearchResults(portal_type="Unit")
    post, unit = posts[0].getURL(), units[0].getURL()
    row = f"{name} | 2020-01-01 | | definitif"
    before = tid(site)
    tries = [
        ("PATCH", post, {"pemangku": [row]}),
        ("POST", f"{post}/@pengganti", {"akun": name, "mulai": "2020-01-01", "kapasitas": "plt", "dasar": "x"}),
        ("POST", unit, {"@type": "Jabatan", "title": "Kepala Baru", "fungsi": "kepala"}),
        ("PATCH", unit, {"melayani": ["kemensetneg"], "tugas": ["persuratan"]}),
        ("DELETE", unit, None),
        ("POST", f"{base}/@rantai/memorandum/rancangan", {"teks": "jenis: Memorandum"}),
        ("POST", f"{base}/@rantai/memorandum/aktifkan", {"alasan": "x"}),
        ("POST", f"{base}/@users", {"username": "x", "email": "x@x.id", "password": "rahasia-12345", "roles": ["Manager"]}),
        ("PATCH", f"{base}/@groups/{posts[0].getId}", {"users": {name: True}}),
        ("PATCH", f"{base}/@registry", {"setneg.policy.akses_sifat": {}}),
        ("PATCH", f"{base}/@controlpanels/security", {"enable_self_reg": True}),
        ("POST", f"{base}/@register/batal", {"jenis": "Memorandum", "kantor": "biro-tu", "tahun": 2026, "nomor": 1, "alasan": "x"}),
        ("POST", f"{base}/@daftar-distribusi", {"judul": "x", "unit": "kemensetneg", "penerima": ["x"]}),
        ("POST", f"{base}/@tick", {}),
        ("POST", f"{base}/@jurnal-periksa", {}),
    ]  # fmt: skip
    for method, address, body in tries:
        answer = person.request(method, address, json=body, allow_redirects=False)
        assert answer.status_code in (302, 400, 401, 403, 404, 405, 501), (
            method, address, answer.status_code, answer.text[:300],
        )  # fmt: skip
    person.request("PATCH", f"{base}/@users/{name}", json={"roles": {"Manager": True}})
    site._p_jar.sync()
    assert "Manager" not in site.acl_users.getUserById(name).getRoles()
    assert tid(site) == before


PLACES = ("naskah", "kegiatan", "surat-masuk", "usulan", "peraturan", "organisasi",
          "formulir", "standar-pelayanan", "pengaduan", "")  # fmt: skip
MAY_MAKE = {
    ("staf.ksp", "naskah"), ("staf.tu", "naskah"), ("staf.tu", "surat-masuk"),
    ("pimpinan.sdm", "naskah"),
}  # fmt: skip


@pytest.mark.rule("R-X-10")
def test_nobody_makes_what_only_the_portal_makes(site, rest):
    """Staf, a mail desk, a head and a visitor add each kind in each place."""
    base = site.absolute_url()
    kinds = [name for name in site.portal_types.objectIds() if name != "Plone Site"]
    made = set()
    for name in ("staf.ksp", "staf.tu", "pimpinan.sdm", None):
        for place in PLACES:
            for kind in kinds:
                answer = rest(name).request(
                    "POST", f"{base}/{place}", json={"@type": kind, "title": "x"}
                )
                assert answer.status_code < 500, (name, place, kind, answer.text[:300])
                if answer.status_code == 201:
                    made.add((name, place, kind))
    site._p_jar.sync()
    transaction.begin()
    assert {each[:2] for each in made} <= MAY_MAKE, made
    only_the_portal = {
        "Disposisi", "Kegiatan", "Unit", "Jabatan", "Usulan", "Pengaduan",
    }  # fmt: skip
    assert {each for each in made if each[2] in only_the_portal} == set()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_page_changes_anything_without_the_token_of_a_form(site, memo, rest, method):
    """kasubbag.sisdur follows links and foreign forms that ask for acts."""
    with acting_as(site, "staf.sisdur"):
        steps.take(memo, "susun", {})
    transaction.commit()
    base, person = site.absolute_url(), rest("kasubbag.sisdur")
    names = {name for name, _method in pages("page")} - SHOWN
    entries = len(journal.entries(memo))
    changed = []
    for place in (site, site["naskah"], memo, site["surat-masuk"]):
        for name in reachable(place, names):
            before = tid(site)
            address = f"{place.absolute_url()}/@@{name}"
            sent = {"params": ASKED} if method == "GET" else {"data": ASKED}
            answer = person.request(
                method, address, headers=HTML, allow_redirects=False, **sent
            )
            if tid(site) != before:
                changed.append((address[len(base) :], answer.status_code))
    memo._p_jar.sync()
    new = [each.act for each in journal.entries(memo)[entries:]]
    assert set(new) <= {"unduh"}, new
    assert len(changed) == len(new), changed


def test_no_service_that_reads_writes(site, memo, rest):
    """staf.sisdur reads every service on his draft, in its place and on the site."""
    base, person = site.absolute_url(), rest("staf.sisdur")
    names = sorted({n for n, method in pages("service") if method == "GET"})
    changed = []
    for place in (base, f"{base}/naskah", memo.absolute_url()):
        for name in names:
            before = tid(site)
            answer = person.request("GET", f"{place}/{name}", params=ASKED)
            assert answer.status_code < 500, (place, name, answer.text[:300])
            if tid(site) != before:
                changed.append((place[len(base) :], name))
    assert changed == []


@pytest.mark.rule("R-PIM-15")
def test_a_secret_document_is_read_by_no_method_without_a_trace(make, rest):
    """staf.sisdur asks for his SR draft by other methods than GET."""
    secret = make("staf.sisdur", "Memorandum", title="Rahasia", unit="subbag-sisdur",
                  sifat="SR", klasifikasi="OT.01.00", **written("Memorandum"))  # fmt: skip
    url, person = secret.absolute_url(), rest("staf.sisdur")
    json = {"Accept": "application/json"}
    tries = [
        (method, page, head)
        for method in ("POST", "PURGE")
        for page in ("@@pdf", "pdf", "view", "@@lembar-naskah")
        for head in (HTML, json)
    ]
    for method, page, head in tries:
        secret._p_jar.sync()
        count = len(journal.entries(secret))
        answer = person.request(method, f"{url}/{page}", headers=head)
        secret._p_jar.sync()
        shown = answer.status_code == 200 and (
            answer.content.startswith(b"%PDF") or "Rahasia" in answer.text
        )
        assert len(journal.entries(secret)) >= count + shown, (method, page)
