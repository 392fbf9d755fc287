"""An invited head answers on a phone; a guest answers with a link and has no account."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
from plone.dexterity.utils import createContentInContainer
import pytest
import transaction


pytestmark = [pytest.mark.browser, pytest.mark.rule("R-PIM-10")]
POSTS = ["biro-keuangan__kepala", "biro-umum__kepala", "biro-sdm__kepala"]


@pytest.fixture
def meeting(site):
    """A meeting next week that Staf Subbagian Sisdur prepares; its address."""
    with api.env.adopt_user("staf.sisdur"):
        made = createContentInContainer(
            site["naskah"],
            "Rapat",
            title="Pembahasan draf tata cara",
            peserta=POSTS,
            tempat="Ruang rapat lantai 2",
            waktu_mulai=datetime.now(UTC) + timedelta(days=7),
        )
    transaction.commit()
    return made.absolute_url()


@pytest.mark.parametrize("width", [1280, 390])
def test_an_invited_head_is_told_what_lacks_and_loses_nothing(desk, meeting, width):
    # Kepala Biro Keuangan menugaskan wakil
    head = desk(width=width)
    head.sign_in("karo.keuangan")
    page = head.open(meeting)
    page.check("#kehadiran-diwakili")
    page.fill("#diwakili", "Kepala Biro Perencanaan")
    head.press(".setneg-answer button[type=submit]")
    assert "disposisi atau alasan" in page.inner_text(".setneg-answer [role=alert]")
    assert page.input_value("#diwakili") == "Kepala Biro Perencanaan"
    page.fill("#alasan", "Rapat dengan Menteri")
    head.press(".setneg-answer button[type=submit]")
    assert "Diwakili" in page.inner_text(".setneg-answer [role=status]")
    head.sound()
    head.picture(f"attendance-{width}")


def test_a_guest_answers_once_on_a_phone(desk, meeting):
    # Staf Subbagian Sisdur mengundang; orang luar menjawab tanpa akun
    office = desk()
    office.sign_in("staf.sisdur")
    page = office.open(meeting)
    page.click("#undang-tamu summary")
    page.fill("#tamu-nama", "Dr. Lestari")
    page.fill("#tamu-instansi", "Universitas Nusantara")
    office.press("#undang-tamu button[type=submit]")
    link = page.inner_text("#tautan-tamu")
    office.sound()
    guest = desk(width=390)
    page = guest.open(link)
    guest.sound()
    guest.picture("guest-answer-390")
    page.check("#kehadiran-hadir")
    guest.press(".setneg-guest button[type=submit]")
    assert "Terima kasih" in page.inner_text("#content")
    guest.open(link)
    assert page.locator(".setneg-guest").count() == 0
    office.open(meeting)
    assert "Dr. Lestari" in office.sound().inner_text("#content")
