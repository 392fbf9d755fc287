"""A round of indicators in which three units are asked, and what they propose."""

from datetime import timedelta
from plone import api
import pytest
from setneg.policy.iku import cycles
from setneg.policy.iku import groups
from setneg.policy.iku import making
from setneg.workflows import organisation
from setneg.workflows.steps import take
import transaction


ASKED = ["setpres", "setmen", "deputi-hukum"]
SMART = [
    {"kriteria": name, "terpenuhi": "ya", "alasan": f"Sudah {name}."}
    for name in ("spesifik", "terukur", "dapat_dicapai", "relevan", "berbatas_waktu")
]


@pytest.fixture
def said():
    """What a unit says of one indicator."""

    def indicator(**more):
        return {
            "indikator": "Persentase naskah yang selesai tepat waktu",
            "tujuan": "Pelayanan administrasi yang prima",
            "sasaran": "Meningkatnya ketepatan waktu pelayanan",
            "definisi": "Naskah yang selesai dalam waktu baku dibanding seluruh naskah.",
            "rumus": "Naskah tepat waktu dibagi seluruh naskah dikali seratus.",
            "satuan": "persen",
            "target": [
                {"periode": f"TW {part}", "nilai": nilai}
                for part, nilai in (
                    ("I", "80"),
                    ("II", "85"),
                    ("III", "90"),
                    ("IV", "95,5"),
                )
            ],
            "sumber_data": "Buku agenda portal",
            "alasan_usulan": "arahan_pimpinan",
            "tingkat": "satuan_organisasi",
            "smart": SMART,
            **more,
        }

    return indicator


def opened_round(units, **more):
    """A round of Bagian AK I that has been opened to some units."""
    said = {
        "title": "IKU 2027",
        "tahun": 2027,
        "periode": "Renstra 2025-2029",
        "unit_diminta": list(units),
        "batas_usulan": organisation.today() + timedelta(days=7),
        **more,
    }
    with api.env.adopt_user("kabag.ak1"):
        made = cycles.begin(said, "kabag.ak1")
        take(made, "lanjut")
    transaction.commit()
    return made


@pytest.fixture
def cycle(site):
    """A round that asks three units, with the days of its discussion."""
    today = organisation.today()
    return opened_round(
        ASKED,
        mulai_pembahasan=today + timedelta(days=8),
        batas_pembahasan=today + timedelta(days=12),
    )


def filled_in(browser, site, cycle, **more):
    """Open the form of one indicator and type what every one says but its source."""
    browser.open(f"{site.absolute_url()}/formulir/iku")
    texts = {
        "tujuan": "Layanan prima",
        "sasaran": "Mutu layanan",
        "indikator": "Jumlah kunjungan",
        "definisi": "Kunjungan yang terselenggara.",
        "rumus": "Dihitung.",
        "satuan": "kunjungan",
        "target.0.periode": "TW I",
        "target.0.nilai": "4",
        **more,
    }
    for name, value in texts.items():
        browser.getControl(name=f"form.widgets.{name}").value = value
    browser.getControl(name="form.widgets.siklus:list").value = [cycle.UID()]
    reason = browser.getControl(name="form.widgets.alasan_usulan:list")
    reason.value = ["arahan_pimpinan"]


@pytest.fixture
def propose(cycle, said):
    """Propose as an account: `propose("pimpinan.setpres", "setpres")`."""

    def made(userid, unit, **more):
        with api.env.adopt_user(userid):
            values = making.understood(said(**more), cycle.tahun)
            assert making.refusals(values, unit, cycle, userid) == {}
            indicator = making.make(values, unit, cycle, userid)
        transaction.commit()
        return indicator

    return made


@pytest.fixture
def step():
    """Take a step as an account."""

    def taken(document, userid, verb, **data):
        with api.env.adopt_user(userid):
            take(document, verb, data)
        transaction.commit()

    return taken


@pytest.fixture
def grouped(cycle):
    """Two groups: the Sekretariat Presiden alone, the others together."""
    with api.env.adopt_user("kabag.ak1"):
        groups.arrange(
            cycle,
            [
                {"nama": "Kelompok 1", "unit": ["setpres"]},
                {"nama": "Kelompok 2", "unit": ["setmen", "deputi-hukum"]},
            ],
            "kabag.ak1",
        )
    transaction.commit()
    return cycle
