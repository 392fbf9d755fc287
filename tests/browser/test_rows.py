"""Rows of an SOP and of a guideline, by keyboard and on a phone; and what is in force."""

import os
from plone import api
from plone.dexterity.utils import createContentInContainer
import pytest
from tests.browser.conftest import PICTURES
from tests.policy.kinds.test_legal import published
import transaction


pytestmark = pytest.mark.browser

STEPS = ".setneg-rows[data-name='form.widgets.langkah']"
BODY = ".setneg-rows[data-name$='batang_tubuh']"


def texts(page, box, column):
    """What stands in a column, from the first row to the last."""
    found = page.query_selector_all(f"{box} .setneg-row [name$='.{column}']")
    return [field.input_value() for field in found]


def marks(page, box):
    return page.locator(f"{box} .setneg-row-mark").all_inner_texts()


def cell(page, box, row, column):
    return page.locator(f"{box} .setneg-row").nth(row).locator(f"[name$='.{column}']")


def keep(page, part, name):
    """A part of the page as a picture of the documentation, when asked to."""
    if os.environ.get("SETNEG_PICTURES"):
        page.locator(part).screenshot(path=PICTURES / f"{name}.png")


def test_steps_are_arranged_by_keyboard_and_stay_as_they_were_left(desk, waiting):
    # Staf Sisdur adds a step, moves it up, takes one away, saves and looks again.
    url = waiting("SOP", "konsep", "Penyusunan prosedur kerja")
    staf = desk()
    staf.sign_in("staf.sisdur")
    page = staf.open(f"{url}/edit")
    assert texts(page, STEPS, "kegiatan") == ["Menulis konsep", "Mengesahkan"]
    cell(page, STEPS, 1, "kegiatan").press("Control+Enter")
    assert marks(page, STEPS) == ["1.", "2.", "3."]
    assert texts(page, STEPS, "tidak") == ["", "", ""]
    page.keyboard.type("Memeriksa konsep")
    cell(page, STEPS, 2, "pelaksana").fill("Kepala Subbagian")
    cell(page, STEPS, 2, "jenis").select_option("keputusan")
    cell(page, STEPS, 2, "tidak").fill("1")
    cell(page, STEPS, 2, "kegiatan").press("Alt+ArrowUp")
    arranged = ["Menulis konsep", "Memeriksa konsep", "Mengesahkan"]
    assert texts(page, STEPS, "kegiatan") == arranged
    cell(page, STEPS, 0, "kegiatan").press("Alt+ArrowDown")
    assert texts(page, STEPS, "tidak") == ["2", "", ""]
    cell(page, STEPS, 1, "kegiatan").press("Alt+ArrowUp")
    assert texts(page, STEPS, "tidak") == ["", "1", ""]
    page.click(f"{STEPS} [data-act=add]")
    assert marks(page, STEPS)[-1] == "4."
    page.locator(f"{STEPS} .setneg-row").nth(3).locator("[data-act=remove]").click()
    keep(page, STEPS, "rows-1280")
    staf.press("#form-buttons-save")
    assert page.locator("svg[role=img]").count() >= 1
    assert "Memeriksa konsep" in page.inner_text(".setneg-paper")
    staf.sound()
    staf.picture("sop-page")
    page = staf.open(f"{url}/edit")
    assert texts(page, STEPS, "kegiatan") == arranged
    assert texts(page, STEPS, "tidak") == ["", "1", ""]

    phone = desk(width=390)
    phone.sign_in("staf.sisdur")
    phone.open(f"{url}/edit")
    phone.sound()
    keep(phone.page, f"{STEPS} .setneg-row >> nth=1", "rows-390")
    phone.open(url)
    phone.sound()


MANY = [
    {"kegiatan": f"Menulis bab {n}", "pelaksana": "Staf", "waktu": "1 hari"}
    for n in range(130)
]
#: Counts how often the inputs of rows are listened to; the form is not sent.
COUNT = """() => {
  window.listened = 0;
  const listen = Element.prototype.addEventListener;
  HTMLElement.prototype.addEventListener = function (...told) {
    if (this.closest(".setneg-row")) { window.listened += 1; }
    return listen.apply(this, told);
  };
  const stay = (event) => { event.preventDefault(); };
  window.addEventListener("submit", stay, { once: true });
}"""


def test_many_steps_are_sent_without_reading_all_inputs_for_each(desk, site):
    # Staf Sisdur presses the button; each input is read once, not once for each other.
    with api.env.adopt_user("staf.sisdur"):
        document = createContentInContainer(
            site["naskah"], "SOP", title="Prosedur panjang", langkah=MANY
        )
    transaction.commit()
    staf = desk()
    staf.sign_in("staf.sisdur")
    page = staf.open(f"{document.absolute_url()}/edit")
    inputs = page.locator(f"{STEPS} .setneg-row [name]").count()
    assert inputs > 1024
    page.evaluate(COUNT)
    page.click("#form-buttons-save")
    page.wait_for_timeout(500)
    events = ("input", "change", "blur")
    assert 0 < page.evaluate("window.listened") <= 2 * len(events) * inputs
    cell(page, STEPS, 129, "kegiatan").fill("Menutup")
    staf.press("#form-buttons-save")
    document._p_jar.sync()
    assert [row["kegiatan"] for row in document.langkah][128:] == [
        "Menulis bab 128",
        "Menutup",
    ]


def test_articles_are_numbered_while_they_are_written(desk, waiting):
    # Staf Sisdur begins a guideline with a chapter, and moves an article.
    url = waiting("Pedoman", "konsep", "Pedoman kearsipan")
    staf = desk()
    staf.sign_in("staf.sisdur")
    page = staf.open(f"{url}/edit")
    assert marks(page, BODY) == ["Pasal 1"]
    cell(page, BODY, 0, "isi").press("Control+Enter")
    cell(page, BODY, 1, "jenis").select_option("bab")
    cell(page, BODY, 1, "judul").fill("Ketentuan umum")
    cell(page, BODY, 1, "judul").press("Alt+ArrowUp")
    assert marks(page, BODY) == ["BAB I", "Pasal 1"]
    staf.press("#form-buttons-save")
    paper = page.inner_text(".setneg-paper")
    assert paper.index("BAB I") < paper.index("Pasal 1")
    assert "KETENTUAN UMUM" in paper.upper()
    staf.sound()


def test_a_visitor_sees_at_once_that_a_regulation_was_revoked(desk, site):
    # A visitor, at a desk and on a phone.
    old = published(site, 1)
    published(site, 2, mencabut=[old.UID()])
    transaction.commit()
    for width in (1280, 390):
        visitor = desk(width=width)
        page = visitor.open(old.absolute_url())
        assert "Dicabut dengan" in page.inner_text("main")
        assert "Nomor 2 Tahun 2026" in page.inner_text("main")
        visitor.sound()
        visitor.picture(f"regulation-revoked-{width}")
        page = visitor.open("/peraturan?status=dicabut")
        assert "Hal 1" in page.inner_text("main")
        assert "Hal 2" not in page.inner_text("main")
        visitor.sound()
