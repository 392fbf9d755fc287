"""Every main page: readable for a screen reader, without errors behind the scenes."""

import pytest


pytestmark = pytest.mark.browser

#: account (None: a visitor) → pages
PAGES = {
    None: (
        "/",
        "/login",
        "/peraturan",
        "/standar-pelayanan",
        "/standar-pelayanan/spk-2016",
        "/organisasi",
        "/@@verifikasi",
        "/contact-info",
        "/@@search?SearchableText=kerja",
    ),
    "staf.sisdur": (
        "/",
        "/@@kotak-masuk",
        "/kegiatan",
        "/naskah",
        "/naskah/++add++Memorandum",
        "/usulan",
        "/formulir",
        "/formulir/usulan-kegiatan",
    ),
}

#: Fields that a person can reach but that have no name for a screen reader.
NAMELESS = """() => [...document.querySelectorAll('input, select, textarea')]
  .filter(f => !['hidden', 'submit', 'button', 'image'].includes(f.type))
  .filter(f => f.offsetParent !== null)
  .filter(f => !(f.labels && f.labels.length) && !f.getAttribute('aria-label')
    && !f.getAttribute('aria-labelledby') && !f.title)
  .map(f => f.outerHTML.slice(0, 160))"""


def faults(desk, path):
    """What is wrong with a page; [] when nothing is."""
    seen = []
    page = desk.page
    page.on(
        "response", lambda r: r.status >= 400 and seen.append(f"{r.status} {r.url}")
    )
    page.on("pageerror", lambda error: seen.append(f"skrip: {error}"))
    page.on("console", lambda m: m.type == "error" and seen.append(f"konsol: {m.text}"))
    desk.open(path)
    if page.get_attribute("html", "lang") != "id":
        seen.append("halaman tidak menyebut bahasanya")
    heads = page.locator("h1:visible").count()
    if heads != 1:
        seen.append(f"{heads} judul utama")
    seen += [f"isian tanpa label: {field}" for field in page.evaluate(NAMELESS)]
    if "Plone" in page.inner_text("body"):
        seen.append("menyebut Plone")
    return seen


@pytest.mark.parametrize("account", PAGES, ids=lambda name: name or "pengunjung")
def test_the_main_pages_are_free_of_faults(desk, account):
    # A visitor, then a staff member, at a phone's width.
    found = {}
    window = desk(width=390, height=844)
    if account:
        window.sign_in(account)
    for path in PAGES[account]:
        window.page = window.page.context.new_page()
        wrong = faults(window, path)
        width = window.page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wrong.append(f"lebih lebar dari layar: {width}")
        if wrong:
            found[path] = wrong
    assert found == {}


FOCUSED = """() => {
  const at = document.activeElement;
  const seen = at.getBoundingClientRect();
  return [at.innerText || at.name, seen.width > 40 && seen.top >= 0,
    document.querySelector("#main-container").contains(at)];
}"""


@pytest.mark.parametrize(("width", "account"), [(1280, "staf.sisdur"), (390, None)])
def test_the_keyboard_goes_past_what_stands_on_every_page(desk, width, account):
    # A staff member, then a visitor with a phone's width, without a mouse.
    window = desk(width=width)
    if account:
        window.sign_in(account)
    page = window.open("/formulir")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == ["Langsung ke isi", True, False]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)[2]
