"""Lists of two hundred: their pages are made from the catalog, and wake nothing.

What is listed here is nowhere but in the catalog: a page that reads one of them breaks.
"""

from DateTime import DateTime
from datetime import date
from datetime import datetime
from datetime import UTC
from plone import api
import pytest
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.iku import cycles
from setneg.workflows import organisation
import transaction


HEAD, UNIT = "biro-ortala__kepala", "biro-ortala"
MANY = 200


class Listed:
    """What the catalog knows of something."""

    effective = expires = None

    def __init__(self, number, kind, **facts):
        now = DateTime()
        self.UID = f"{kind.lower()[:6]:0>6}{number:026x}"
        self.getId = f"{kind.lower()}-{number}"
        self.id = self.getId
        self.portal_type = self.Type = kind
        self.Title = self.sortable_title = f"{kind} ke-{number}"
        self.created = self.modified = now
        self.allowedRolesAndUsers = ("Authenticated",)
        self.object_provides = (IPengajuan.__identifier__,)
        self.review_state = self.stage = "diajukan"
        self.unit = "biro-sdm"
        self.__dict__.update(facts)


@pytest.fixture
def listed(site):
    """Put that many of a kind into the catalog, below a folder."""

    def put(kind, folder, **facts):
        catalog = api.portal.get_tool("portal_catalog")
        path = "/".join(folder.getPhysicalPath())
        for number in range(MANY):
            entry = Listed(number, kind, **facts)
            catalog._catalog.catalogObject(entry, f"{path}/{entry.getId}")
        transaction.commit()

    return put


@pytest.fixture
def complaints(site, listed, standard):
    """Complaints that wait for the head of Biro Ortala."""
    today = organisation.today()
    listed(
        "Pengaduan",
        site["pengaduan"],
        antrean=(UNIT,),
        pelaksana=HEAD,
        unit_pelayanan=UNIT,
        waiting_for=(HEAD,),
        waiting_since=datetime.now(UTC),
        due=datetime.now(UTC),
        warn=datetime.now(UTC),
        urgency="1",
        nomor="ADU-0001",
        nomor_urut=1,
        tanggal=today,
        tahun=today.year,
        standar=standard.UID(),
        pengirim=("biro-sdm__kepala",),
        hitungan_pengaduan={
            "standar": standard.UID(),
            "langkah": "SPK-6",
            "jenis": "keluhan",
            "kelas": "normatif",
            "tahap": "diajukan",
            "selesai": False,
            "menit": None,
            "tepat": None,
            "dibuka_kembali": 0,
        },
    )


@pytest.fixture
def opened(site, desk):
    """A page as an account reads it."""

    def read(userid, path):
        browser = desk(userid)
        browser.open(f"{site.absolute_url()}/{path}")
        assert browser.headers["Status"].startswith("200"), path
        return browser.contents

    return read


@pytest.mark.parametrize(
    ("userid", "path", "said"),
    [
        ("karo.ortala", "@@antrean", "Pengaduan ke-"),
        ("karo.ortala", "antrean.csv", "Pengaduan ke-199"),
        ("karo.ortala", "@@kotak-masuk", "Pengaduan ke-"),
        ("karo.ortala", "", "Pengaduan ke-"),
        ("karo.ortala", "pengaduan", "Pengaduan ke-"),
        ("karo.ortala", "@@pengaduan-statistik", "200"),
        ("karo.ortala", "@@pengaduan-statistik?lingkup=saya", "200"),
        ("pimpinan.sdm", "@@pengajuan-saya", "Pengaduan ke-"),
    ],
)
def test_lists_of_complaints(complaints, opened, userid, path, said):
    # The head of Biro Ortala, who handles them, and the head who sent them
    assert said in opened(userid, path)


def test_the_queue_over_rest(complaints, rest):
    # The head of Biro Ortala asks for all of it
    found = rest("karo.ortala").get("/@antrean")
    assert found["items_total"] == MANY


def test_a_round_and_the_place_of_indicators(site, listed, opened):
    # The head of Bagian AK I, who leads the round
    with api.env.adopt_user("kabag.ak1"):
        asked = {
            "title": "IKU 2027",
            "tahun": 2027,
            "periode": "Renstra 2025-2029",
            "unit_diminta": ["setmen"],
        }
        cycle = cycles.begin(asked, "kabag.ak1")
    listed("IKU", site["iku"], siklus=cycle.UID(), tahun=2027, unit="setmen")
    assert "IKU ke-199" in opened("kabag.ak1", f"iku/{cycle.getId()}")
    assert "IKU ke-" in opened("kabag.ak1", "iku")
    assert cycles.silent_units(cycle) == ()


def test_the_board_of_achievements(site, listed, opened):
    # The head of Biro SDM and a visitor
    facts = {
        "iku": "a" * 32,
        "indikator": "Ketepatan",
        "tahun": 2026,
        "periode": "2026-TW1",
        "pelaporan": "triwulanan",
        "nilai": "80",
        "target": "90",
        "polaritas": "maksimalkan",
    }
    listed(
        "RealisasiIKU",
        site["capaian"],
        review_state="disetujui",
        tahun=date(2026, 3, 31).year,
        capaian_iku=facts,
        realisasi_dari="a" * 32,
    )
    for userid in ("pimpinan.sdm", None):
        assert "Ketepatan" in opened(userid, "capaian?tahun=2026")
