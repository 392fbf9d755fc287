"""A signature given outside, from the tick in the panel to the archived file, over HTTP."""

import hashlib
from lxml import html
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
import requests
from setneg.policy.setuphandlers import DEMO_PASSWORD
from setneg.workflows.chains import book
from tests.policy.signing import bsre
from tests.policy.signing import outside
from tests.policy.signing.outside import NIK
from tests.policy.signing.outside import SENT
import transaction


MEMO = {
    "@type": "Memorandum",
    "title": "Permintaan data arsip",
    "klasifikasi": "OT.02.01",
    "kepada": ["biro-sdm__kepala"],
    "isi": {"data": "<p>Mohon perhatian.</p>", "content-type": "text/html"},
}


@pytest.fixture
def site(functional, provider, tmp_path, monkeypatch):
    """A portal that knows a provider; its chains are those of the profile."""
    outside.connect(provider, tmp_path, monkeypatch)
    return functional["portal"]


class Desk:
    """Somebody with a browser and a REST client."""

    def __init__(self, site, userid, password=DEMO_PASSWORD):
        self.url = site.absolute_url()
        self.session = requests.Session()
        self.session.auth = (userid, password)

    def form(self, view, form, **said):
        """Send a form of a page as it stands, with what is said."""
        page = self.session.get(f"{self.url}/@@{view}?rantai=memorandum")
        [found] = html.fromstring(page.text).xpath(f"//form[@id='{form}']")
        words = [(k, v) for k, v in found.form_values() if k not in said]
        answer = self.session.post(f"{self.url}/@@{view}", data=[*words, *said.items()])
        assert answer.status_code == 200, answer.text
        return answer

    def rows(self):
        """Number in the form -> verb and level, of the draft of the chain."""
        page = self.session.get(f"{self.url}/@@rantai-rancangan?rantai=memorandum")
        [found] = html.fromstring(page.text).xpath("//form[@id='baris']")
        return {
            name.removesuffix(".jenjang"): value
            for name, value in found.form_values()
            if name.endswith(".jenjang") and name.startswith("b")
        }

    def send(self, url, expected=200, **body):
        answer = self.session.post(
            url, json=body, headers={"Accept": "application/json"}, timeout=60
        )
        assert answer.status_code == expected, answer.text
        return answer.json()

    def stage(self, url):
        answer = self.session.get(
            f"{url}/@workflow", headers={"Accept": "application/json"}
        )
        return answer.json()["state"]["id"]


def allowed_outside(site):
    """The site manager ticks the box beside the signature and puts the draft in force."""
    manager = Desk(site, SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    [row] = [at for at, level in manager.rows().items() if level == "penandatangan"]
    manager.form("rantai-rancangan", "baris", **{f"{row}.jarak_jauh": "1"})
    manager.form("rantai-aktifkan", "berlakukan", alasan="BSrE mulai dipakai")
    transaction.begin()
    assert "jarak_jauh: true" in book.live("memorandum")


@pytest.mark.rule("R-X-03")
def test_a_memorandum_is_signed_outside_in_a_chain_that_was_changed_on_screen(site):
    # Staf menyusun, Kasubbag dan Kabag memeriksa, Kepala Biro mengirim, BSrE
    # menandatangani, Staf mengagendakan dan mendistribusikan, tata usaha mengarsipkan
    allowed_outside(site)
    staff, head = Desk(site, "staf.sisdur"), Desk(site, "karo.ortala")
    url = staff.send(f"{site.absolute_url()}/naskah", 201, **MEMO)["@id"]
    staff.send(f"{url}/@workflow/susun")
    Desk(site, "kasubbag.sisdur").send(f"{url}/@workflow/periksa")
    Desk(site, "kabag.tatalaksana").send(f"{url}/@workflow/periksa")

    head.send(f"{url}/@workflow/kirim_tanda_tangan")
    assert head.stage(url) == SENT
    staff.send(f"{url}/@workflow/nomori", 400)
    head.send(f"{url}/@tanda-tangan/kirim", nik=NIK, passphrase=bsre.PASSPHRASE)
    assert head.stage(url) == "nomori"

    staff.send(f"{url}/@workflow/nomori")
    staff.send(f"{url}/@workflow/distribusikan", jumlah_salinan=2)
    Desk(site, "staf.tu").send(f"{url}/@workflow/arsipkan")
    pdf = staff.session.get(f"{url}/@@pdf", headers={"Accept": "*/*"}).content
    content = staff.session.get(url, headers={"Accept": "application/json"}).json()
    assert content["review_state"] == "selesai"
    assert content["nomor"]
    assert content["sidik"] == hashlib.sha256(pdf).hexdigest()
    checked = requests.get(
        f"{site.absolute_url()}/@verifikasi/{content['kode_verifikasi']}",
        headers={"Accept": "application/json"},
        timeout=60,
    ).json()
    assert checked["asli"]
    manager = Desk(site, SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    checked = manager.send(f"{site.absolute_url()}/@jurnal-periksa")
    assert checked["rusak"] is None


@pytest.mark.rule("R-X-03")
def test_a_wrong_passphrase_brings_the_memorandum_back_to_its_signer(site, provider):
    # Kepala Biro salah mengetik, lalu menandatangani di portal
    allowed_outside(site)
    staff, head = Desk(site, "staf.sisdur"), Desk(site, "karo.ortala")
    url = staff.send(f"{site.absolute_url()}/naskah", 201, **MEMO)["@id"]
    staff.send(f"{url}/@workflow/susun")
    Desk(site, "kasubbag.sisdur").send(f"{url}/@workflow/periksa")
    Desk(site, "kabag.tatalaksana").send(f"{url}/@workflow/periksa")
    head.send(f"{url}/@workflow/kirim_tanda_tangan")
    answer = head.session.post(
        f"{url}/@tanda-tangan/kirim",
        json={"nik": NIK, "passphrase": "bukan-itu"},
        headers={"Accept": "application/json"},
    )
    assert "bukan-itu" not in answer.text
    assert head.stage(url) == "tanda_tangan_eselon_2"
    head.send(f"{url}/@workflow/tanda_tangan")
    assert head.stage(url) == "nomori"
