"""An anonymous complaint from its sending to its end, over REST, with everybody in it.

The visitor complains about the head of the section; he neither sees it nor handles it,
also when he becomes acting head of the bureau.
"""

from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
from setneg.policy.complaints import tracking
from setneg.policy.setuphandlers import DEMO_PASSWORD
from tests import counts
from tests.stories.client import Portal
import transaction


pytestmark = pytest.mark.rule("R-X-17")
ACCUSED = "bagian-tatalaksana__kepala"


@pytest.fixture
def portal(functional):
    """The site over HTTP, its form of complaints without the pause for people."""
    tracking.LIMIT.forget()
    counts.anew()
    functional["portal"]["formulir"]["pengaduan"].waktu_minimum = 0
    transaction.commit()
    administrator = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
    return Portal(functional["portal"].absolute_url(), DEMO_PASSWORD, administrator)


@pytest.fixture
def complaint(portal):
    """What a visitor without an account was shown after sending."""
    visitor = portal.visitor
    form = visitor.get("/formulir/pengaduan/@formulir")
    standards = visitor.get("/@search", portal_type="StandarPelayanan", fullobjects=1)
    return visitor.post(
        "/formulir/pengaduan/@kirim",
        _halaman=form["_halaman"],
        cara="anonim",
        jenis="pengaduan",
        standar=standards["items"][0]["UID"],
        langkah="SPK-6",
        terlapor=ACCUSED,
        pokok="Undangan rapat sengaja ditahan",
        uraian="Undangan baru diserahkan sesudah rapat selesai.",
    )


def test_an_anonymous_complaint_to_its_end(portal, complaint):
    # Pengunjung; Kepala Biro Ortala; Kepala Bagian yang dikeluhkan; Deputi
    visitor, url = portal.visitor, complaint["@id"]
    head, accused = portal.person("karo.ortala"), portal.person("kabag.tatalaksana")
    key = {"nomor": complaint["nomor"], "kode": complaint["kode"]}

    def follow(**said):
        return visitor.post("/@lacak", **key, **said)

    assert visitor.request("GET", url).status_code in (401, 403)
    assert accused.request("GET", url).status_code in (401, 403)
    found = accused.get("/@search", portal_type="Pengaduan")
    assert found["items_total"] == 0
    assert head.get("/@search", portal_type="Pengaduan")["items_total"] == 1
    assert follow()["tahap"] == "diajukan"

    head.step(url, "minta_kelengkapan", alasan="Rapat yang mana?")
    assert follow()["menunggu_anda"]
    follow(langkah="lengkapi-diajukan", keterangan="Rapat tanggal 3 Juni.")
    answer = head.request(
        "POST",
        f"{url}/@workflow/delegasikan",
        json={"kepada": ACCUSED, "kelas": "normatif"},
    )
    assert answer.status_code == 400
    head.step(url, "terima", kelas="tidak_berkadar")
    portal.refused(url, "jawab", "kabag.tatalaksana", jawaban="Tidak benar.")
    portal.refused(url, "jawab", "staf.ortala", sees=True, jawaban="Tidak benar.")

    head.step(url, "jawab", jawaban="Akan kami periksa.")
    follow(langkah="ulang-ditindaklanjuti", alasan="Itu bukan jawaban.")
    told = head.step(
        url, "jawab", jawaban="Undangan kini dikirim tiga hari sebelumnya."
    )
    assert told == "dijawab"
    assert "tiga hari" in follow()["jawaban"]
    follow(langkah="selesaikan-selesai")
    assert portal.administrator_stage(url) == "selesai"
    assert follow()["selesai"]

    history = head.get(f"{url}/@workflow")["history"]
    own = [
        line for line in history if line["verb"] in ("lengkapi", "ulang", "selesaikan")
    ]
    assert len(own) == 3
    assert all(line["position"] == "" for line in own)
    assert {line["actor"] for line in own} <= {"", "sistem"}
    assert visitor.get("/@search", portal_type="Pengaduan")["items_total"] == 0
