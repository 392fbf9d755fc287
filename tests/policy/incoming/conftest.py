"""A letter on its way from the mail desk to the leader, over REST."""

from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
from setneg.policy.setuphandlers import DEMO_PASSWORD
from tests.stories.client import Portal


LETTER = {
    "@type": "SuratMasuk",
    "title": "Permintaan tanggapan atas rancangan peraturan",
    "asal": "Kementerian Keuangan",
    "nomor_asal": "S-44/MK.2/2026",
    "tanggal_asal": "2026-11-19",
    "isi_ringkas": "Meminta tanggapan tertulis dalam lima hari kerja.",
    "ditujukan": ["setmen__kepala"],
}
SEALED = {
    "@type": "SuratMasuk",
    "amplop_tertutup": True,
    "asal": "Kementerian Pertahanan",
    "sifat": "SR",
    "ditujukan": ["setmen__kepala"],
}


@pytest.fixture
def rest(site):
    """REST as a named account; the administrator only looks where things stand."""
    administrator = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    return Portal(site.absolute_url(), DEMO_PASSWORD, administrator).person


@pytest.fixture
def book(site, rest):
    """Register a letter as an account of a mail desk; the answer as JSON."""

    def register(name="staf.tusesmen", expect=(201,), **fields):
        body = {**(SEALED if fields.get("amplop_tertutup") else LETTER), **fields}
        url = f"{site.absolute_url()}/surat-masuk"
        return rest(name).call("POST", url, expect, json=body)

    return register


@pytest.fixture
def put(book, rest):
    """Register a letter and put it to its leader; its address."""

    def forward(name="staf.tusesmen", **fields):
        url = book(name, **fields)["@id"]
        rest(name).post(f"{url}/@workflow/lanjut")
        return url

    return forward


@pytest.fixture
def dispose(rest):
    """Pass a letter or a disposition on; the new branches as JSON."""

    def give(name, url, *posts, **said):
        body = {"untuk": list(posts), "instruksi": ["tindak_lanjuti"], **said}
        return rest(name).post(f"{url}/@disposisi", **body)["items"]

    return give
