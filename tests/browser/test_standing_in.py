"""Substitution in Chromium: a Plt. is appointed, signs, and the paper says so."""

from datetime import timedelta
import io
from plone import api
from pypdf import PdfReader
import pytest
from setneg.workflows import organisation
import transaction


pytestmark = pytest.mark.browser

TITLE = "Jadwal sosialisasi prosedur"
BASIS = "Surat Perintah Deputi Nomor 12 Tahun 2026"


@pytest.fixture
def manager(site):
    """The account of a site manager, who keeps the organisation."""
    site.acl_users.userFolderAddUser("pengelola", "Pengelola-2026!", ["Manager"], [])
    transaction.commit()
    return "pengelola", "Pengelola-2026!"


@pytest.fixture
def post(site):
    """Address of the position of the Karo."""
    for brain in api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type="Jabatan"
    ):
        if brain._unrestrictedGetObject().position_id() == "biro-ortala__kepala":
            return brain.getURL()
    raise LookupError("biro-ortala__kepala")


@pytest.mark.rule("R-X-02")
def test_a_plt_signs_and_the_block_says_so(
    desk, site, waiting, stage_of, manager, post
):
    # The Karo is away; the site manager appoints Karo Umum for a week.
    address = waiting("Memorandum", "tanda_tangan_eselon_2", TITLE)
    window = desk()
    window.sign_in(*manager)
    page = window.open(f"{post}/@@pengganti")
    today = organisation.today()
    week = today + timedelta(days=7)

    def appoint(**fields):
        for name, value in fields.items():
            page.fill(f"#{name}", value)

    days = {"mulai": today.isoformat(), "sampai": week.isoformat()}
    appoint(akun="karo.ortala", alasan="Dinas luar negeri", **days)
    page.select_option("#kapasitas", "berhalangan")
    window.press("button[name=pratinjau]")
    window.press("button[name=simpan]")
    appoint(akun="karo.umum", dasar=BASIS, **days)
    page.select_option("#kapasitas", "plt")
    window.press("button[name=pratinjau]")
    assert page.locator("#akibat li").count()
    window.sound()
    window.picture("standing-in-preview")
    window.press("button[name=simpan]")
    assert BASIS in page.inner_text("#content table")
    window.sound()
    window.picture("standing-in")

    # He who stands in finds the memorandum, signs, and it says Plt.
    deputy = desk()
    deputy.sign_in("karo.umum")
    page = deputy.open("/@@kotak-masuk")
    assert TITLE in page.inner_text("#content")
    deputy.open(address)
    deputy.step("tanda_tangan")
    deputy.press("[name='form.buttons.take']")
    assert stage_of(address) == "nomori"
    assert "Plt. Kepala Biro Organisasi" in page.inner_text(".setneg-sign")
    deputy.sound()
    deputy.picture("signed-by-plt")
    transaction.begin()
    path = address.removeprefix(site.absolute_url()).lstrip("/")
    pdf = site.unrestrictedTraverse(path).berkas_pdf.data
    words = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages)
    assert "Plt. Kepala Biro Organisasi" in " ".join(words.split())
