"""The numbers of complaints come from the catalog alone, and tell nobody more."""

from datetime import date
from io import BytesIO
from openpyxl import load_workbook
from plone import api
import pytest
from setneg.policy.complaints import figures
from setneg.policy.complaints import indexing
from setneg.policy.complaints import statistics
from setneg.policy.complaints.statistics_page import Statistics
from setneg.workflows import organisation
import transaction


pytestmark = pytest.mark.rule("R-X-17")
KABAG = "bagian-tatalaksana__kepala"


@pytest.fixture
def year():
    today = organisation.today().year
    return date(today, 1, 1), date(today, 12, 31)


@pytest.fixture
def several(complain, step):
    """Complaints in several stages, by the steps of a real one."""
    answered, followed, again, refused = (complain(title=f"A{n}") for n in range(4))
    for complaint in (answered, again):
        step(complaint, "karo.ortala", "terima", kelas="normatif")
        step(complaint, "karo.ortala", "jawab", jawaban="Sudah.")
    step(answered, "pimpinan.sdm", "selesaikan")
    step(again, "pimpinan.sdm", "ulang", alasan="Belum jelas.")
    step(followed, "karo.ortala", "delegasikan", kepada=KABAG, kelas="berkadar")
    step(refused, "karo.ortala", "tolak", alasan="Bukan pengaduan.")
    return answered, followed, again, refused


def woken(objects):
    """Which of them were read from the database."""
    return [each for each in objects if each._p_changed is not None]


def test_no_complaint_is_read_to_count_them(site, several, year):
    # Siapa pun yang membuka statistik
    tree = [*site["pengaduan"]._tree.values()]
    site._p_jar.cacheMinimize()
    assert woken(tree) == []
    for everybody in (True, False):
        with api.env.adopt_user("karo.ortala"):
            rows = statistics.facts(*year, everybody=everybody)
            assert statistics.tables(rows, everybody)
        assert len(rows) == 4
        assert woken(tree) == []


def test_the_catalog_says_the_same_as_the_complaints(site, several, year):
    # Portal sendiri
    counted = {brain.UID: indexing.fact(brain) for brain in _brains()}
    for complaint in several:
        kept = indexing.hitungan_pengaduan(complaint)()
        fact = counted[complaint.UID()]
        assert fact.stage == kept["tahap"] == api.content.get_state(complaint)
        assert (fact.klass, fact.ended) == (complaint.kelas or "", kept["selesai"])
        assert fact.taken == (complaint.diukur[0][0] if complaint.diukur else None)
        assert fact.reopened == complaint.dibuka_kembali
    together = figures.figures(statistics.facts(*year, everybody=True))
    assert (together.count, together.answered, together.reopened) == (4, 2, 1)
    assert together.open == 2


def test_a_complaint_of_before_the_column_is_counted_too(site, several, year):
    # Portal yang diperbarui dari edisi terdahulu
    catalog = site.portal_catalog
    before = statistics.facts(*year, everybody=True)
    catalog.delColumn(indexing.COLUMN)
    assert statistics.facts(*year, everybody=True) == before
    catalog.addColumn(indexing.COLUMN)
    assert statistics.facts(*year, everybody=True) == before


def test_what_the_catalog_keeps_names_nobody(several, send, stored):
    # Pengunjung tanpa akun mengadukan Kepala Bagian secara rahasia
    stored(
        send(
            None,
            cara="rahasia",
            nama_pengadu="Rahayu Wulandari",
            kontak_pengadu="rahayu@example.org",
            terlapor=KABAG,
        )
    )
    for brain in _brains():
        kept = repr(getattr(brain, indexing.COLUMN))
        for word in (
            "Rahayu",
            KABAG,
            "kabag",
            "sdm",
            "terlambat",
            "Undangan",
            "anonim",
        ):
            assert word not in kept, word


def test_who_may_not_see_a_complaint_finds_nothing_of_it(several, rest):
    # Pegawai lain, dan yang dikeluhkan
    for who in ("staf.apn", "kasubbag.sisdur"):
        url = f"/@search?portal_type=Pengaduan&metadata_fields={indexing.COLUMN}"
        assert rest(who).get(url)["items"] == []
    answer = rest("staf.apn").request("GET", "/@search?metadata_fields=_all")
    assert indexing.COLUMN not in answer.text or '"standar"' not in answer.text


def test_none_has_no_bar_and_few_have_one(site, several, desk):
    # Kepala Biro Ortala
    page = Statistics(site, site.REQUEST)
    row = figures.figures([])
    many = figures.Figures("a", 900)
    table = statistics.Table("x", "X", (("kosong", row), ("banyak", many)))
    assert page.width(table, row) == 0
    assert page.width(table, many) == 100
    assert page.width(table, figures.Figures("b", 1)) == 1
    assert page.width(table, figures.hide(many)) == 0
    assert page.width(statistics.Table("x", "X", (("kosong", row),)), row) == 0
    nobody = desk("staf.apn")
    nobody.open(f"{site.absolute_url()}/@@pengaduan-statistik?lingkup=saya")
    assert "setneg-bar " not in nobody.contents
    assert 'class="setneg-bar"' not in nobody.contents
    head = desk("karo.ortala")
    head.open(f"{site.absolute_url()}/@@pengaduan-statistik?lingkup=saya")
    assert 'class="setneg-bar"' in head.contents


def test_a_period_ends_with_its_last_day(several, rest):
    # Kepala Biro Ortala
    today = organisation.today().isoformat()
    address = "/@@pengaduan-statistik.xlsx?lingkup=saya&dari={0}&sampai={0}"
    content = rest("karo.ortala").request("GET", address.format(today)).content
    rows = list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))
    assert rows[1][2] == 4
    content = rest("karo.ortala").request("GET", address.format("2020-01-01")).content
    rows = list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))
    assert rows[1][2] == 0


def _brains():
    transaction.begin()
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.unrestrictedSearchResults(portal_type="Pengaduan")
