"""Chromium beside a served portal: people sign in with a password, as at a desk."""

import os
from pathlib import Path
from playwright.sync_api import sync_playwright
from plone import api
from plone.app.textfield import RichTextValue
import pytest
import re
import shutil
from tests.workflows.steps import people
import transaction


PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DEMO_PASSWORD = os.environ.get("SETNEG_DEMO_PASSWORD", "setneg-demo-2026")
HIGHEST = 1350
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
TEXT = (
    "<p>Bersama ini kami mohon setiap unit kerja menyampaikan daftar prosedur yang "
    "masih dipakai, paling lambat satu minggu setelah memorandum ini diterima.</p>"
    "<p>Atas perhatian Saudara, kami ucapkan terima kasih.</p>"
)
#: Words of Plone and of browsers that nobody here would write.
ENGLISH = re.compile(
    r"\b(Save|Cancel|Edit|Search|Home|Title|Description|Required|Close|Send|Submit|"
    r"Preview|Choose|Browse|None|Error|Warning|You are here|Log in|Upload)\b"
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
]


class Desk:
    """A browser window in which one position works."""

    def __init__(self, page, url):
        self.page = page
        self.url = url

    def open(self, path=""):
        target = path if path.startswith("http") else f"{self.url}{path}"
        self.page.goto(target, wait_until="load")
        return self.page

    def sign_in(self, name, password=DEMO_PASSWORD):
        self.open("/login")
        self.page.fill("#__ac_name", name)
        self.page.fill("#__ac_password", password)
        self.page.click("#buttons-login")
        self.page.wait_for_load_state("load")

    def press(self, selector):
        """Press a button or a link and wait for the page that it leads to."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.click(selector)
        return self.page

    def step(self, name):
        """Open the form of a step by the button that the document's page offers."""
        return self.press(f".langkah-panel a[data-langkah^='{name}']")

    def sound(self):
        """Nothing reaches beyond the window, and no word is left in English."""
        width = "[document.documentElement.scrollWidth, window.innerWidth]"
        reaches, room = self.page.evaluate(width)
        assert reaches <= room + 1, f"{self.page.url}: {reaches} > {room}"
        words = self.page.inner_text("body")
        for menu in self.page.query_selector_all(".tox"):
            words = words.replace(menu.inner_text(), "")
        found = ENGLISH.findall(words)
        assert found == [], f"{self.page.url}: {found}"
        return self.page

    def picture(self, name):
        """Keep the page as a picture of the documentation, when asked to."""
        if os.environ.get("SETNEG_PICTURES"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            # From its head on, at most a screen and a half of it.
            size = self.page.evaluate(
                "[document.body.clientWidth, document.documentElement.scrollHeight]"
            )
            self.page.screenshot(
                path=PICTURES / f"{name}.png",
                full_page=True,
                clip={
                    "x": 0,
                    "y": 0,
                    "width": size[0],
                    "height": min(size[1], HIGHEST),
                },
            )


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def desk(chromium, functional):
    """A fresh window on the functional layer's portal: `desk()`, `desk(width=390)`."""
    url = functional["portal"].absolute_url()
    windows = []

    def opened(width=1280, height=900):
        # Without motion: a page that still glides is clicked beside the mark.
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            locale="id-ID",
            reduced_motion="reduce",
        )
        windows.append(context)
        return Desk(context.new_page(), url)

    yield opened
    for context in windows:
        context.close()


@pytest.fixture
def site(functional):
    """The portal as it was installed."""
    transaction.begin()
    return functional["portal"]


@pytest.fixture
def waiting(site):
    """A function: a document in the stage in which it waits; its address."""

    def at(kind, stage, title, text=TEXT, **fields):
        body = RichTextValue(text, "text/html", "text/x-html-safe")
        document = people.begin(site, kind, isi=body, **fields)
        document.title = title
        document.reindexObject()
        uid = document.UID()
        transaction.commit()
        while people.stage(document) != stage:
            people.forward(site, document)
            transaction.commit()  # each step is a request of its own
        catalog = api.portal.get_tool("portal_catalog")
        [brain] = catalog.unrestrictedSearchResults(UID=uid)
        return brain.getURL()

    return at


@pytest.fixture
def stage_of(site):
    """A function: the stage in which a document stands now, as it is stored."""

    def stored(url):
        transaction.begin()
        site._p_jar.sync()
        path = url.removeprefix(site.absolute_url()).lstrip("/")
        return people.stage(site.unrestrictedTraverse(path))

    return stored
