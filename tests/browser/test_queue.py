"""The queue in Chromium: filter, give many at once, answer from a template, note."""

from plone import api
from plone.app.textfield import RichTextValue
from plone.dexterity.utils import createContentInContainer
import pytest
from setneg.policy.handling import replies
from setneg.workflows import steps
from tests.workflows.steps import people
import transaction


pytestmark = pytest.mark.browser

KABAG = "bagian-tatalaksana__kepala"


@pytest.fixture
def complain(site):
    """A complaint of the head of the personnel bureau on the only standard."""
    standard = site["standar-pelayanan"].objectValues()[0]

    def draft(title, **fields):
        with api.env.adopt_user("pimpinan.sdm"):
            made = createContentInContainer(
                site["pengaduan"],
                "Pengaduan",
                checkConstraints=False,
                title=title,
                unit="biro-sdm",
                pengusul="biro-sdm__kepala",
                standar=standard.UID(),
                langkah="SPK-6",
                isi=RichTextValue("<p>Undangan tiba sesudah rapat.</p>", "text/html"),
                **fields,
            )
        transaction.commit()
        return made

    return draft


@pytest.fixture
def pile(complain):
    """Three complaints; the second is about the section head himself."""
    return [
        complain("Undangan datang terlambat"),
        complain("Notula tidak pernah dikirim", terlapor=KABAG),
        complain("Naskah tanpa nomor"),
    ]


@pytest.mark.rule("R-X-17")
@pytest.mark.parametrize("width", [1280, 390])
def test_the_karo_gives_many_at_once_and_reads_what_became_of_each(
    desk, site, pile, width
):
    # Kepala Biro Ortala memilih semua, menyerahkan kepada Kabag; satu ditolak.
    karo = desk(width=width)
    karo.sign_in("karo.ortala")
    karo.open("/@@antrean")
    page = karo.sound()
    assert page.locator(".queue-table tbody tr").count() == 3
    assert page.is_disabled("#antrean-serahkan")
    karo.picture(f"queue-{width}")
    page.check("#antrean-semua")
    page.select_option("#antrean-kepada", KABAG)
    assert "(3)" in page.inner_text("#antrean-serahkan")
    page.click("#antrean-serahkan")
    page.wait_for_selector(".queue-further select[name=kelas]")
    page.select_option(".queue-further select[name=kelas]", "tidak_berkadar")
    page.click("#antrean-lakukan")
    page.wait_for_selector("text=3/3 selesai: 2 diserahkan, 1 ditolak.")
    karo.picture(f"queue-result-{width}")
    page.click("#antrean-tutup")
    assert page.locator(".queue-result.queue-ok").count() == 2
    assert "ditolak" in page.inner_text(".queue-result.queue-no")
    transaction.begin()
    site._p_jar.sync()
    assert [people.stage(each) for each in pile] == [
        "didelegasikan",
        "diajukan",
        "didelegasikan",
    ]
    karo.open(f"/@@antrean?pelaksana={KABAG}")
    assert karo.sound().locator(".queue-table tbody tr").count() == 2


@pytest.mark.rule("R-X-17")
def test_two_windows_give_one_success_and_one_explanation(desk, site, complain):
    # Kepala Biro Ortala pada dua jendela dengan antrean yang sama.
    complaint = complain("Undangan datang terlambat")
    windows = [desk(), desk()]
    for window in windows:
        window.sign_in("karo.ortala")
        page = window.open("/@@antrean")
        page.check(".queue-table tbody input[type=checkbox]")
        page.select_option("#antrean-kepada", KABAG)
        page.click("#antrean-serahkan")
        page.wait_for_selector(".queue-further select[name=kelas]")
        page.select_option(".queue-further select[name=kelas]", "tidak_berkadar")
    for window, words in zip(windows, ("1 diserahkan", "1 ditolak"), strict=True):
        window.page.click("#antrean-lakukan")
        window.page.wait_for_selector(f"text={words}")
    assert "Sudah diserahkan kepada" in windows[1].page.inner_text(".queue-list")
    transaction.begin()
    site._p_jar.sync()
    assert complaint.pelaksana == KABAG


@pytest.mark.parametrize("width", [1280, 390])
def test_the_handler_notes_and_answers_from_a_template(desk, site, complain, width):
    # Kepala Biro Ortala menulis catatan internal, lalu menjawab dengan templat.
    complaint = complain("Undangan datang terlambat")
    with people.acting_as(site, "karo.ortala"):
        replies.save(
            "",
            "biro-ortala",
            "Sudah diperbaiki",
            "Pengaduan {nomor} telah kami perbaiki.",
            "karo.ortala",
        )
        steps.take(complaint, "terima", {"kelas": "tidak_berkadar"})
    transaction.commit()
    karo = desk(width=width)
    karo.sign_in("karo.ortala")
    page = karo.open("/@@templat-jawaban")
    karo.sound()
    karo.picture(f"reply-templates-{width}")
    page = karo.open(complaint.absolute_url())
    page.fill("#catatan-teks", "Sudah ditelepon, <b>tenang</b>.")
    karo.press("#catatan-internal button[type=submit]")
    assert "Sudah ditelepon, <b>tenang</b>." in page.inner_text("#catatan-internal")
    karo.sound()
    karo.picture(f"internal-notes-{width}")
    karo.step("jawab")
    page.fill("#form-widgets-jawaban", "Yth. Pengadu. ")
    page.click("#templat-jawaban button[type=submit]")
    assert (
        page.input_value("#form-widgets-jawaban")
        == f"Yth. Pengadu. Pengaduan {complaint.nomor} telah kami perbaiki."
    )
    karo.sound()
    karo.picture(f"answer-template-{width}")
    karo.press("#form-buttons-take")
    transaction.begin()
    site._p_jar.sync()
    assert people.stage(complaint) == "dijawab"


def test_the_choice_of_notices_is_found_among_ones_own_settings(desk, site):
    # Kepala Biro SDM membuka preferensinya.
    leader = desk()
    leader.sign_in("pimpinan.sdm")
    page = leader.open("/@@pemberitahuan")
    assert "Surel tentang pengajuan saya" in page.inner_text("body")
    leader.sound()
    leader.picture("notice-preferences")
