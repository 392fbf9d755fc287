"""Chromium beside a served portal: people sign in with a password, as at a desk."""

from pathlib import Path
from playwright.sync_api import sync_playwright
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import os
import pytest
import shutil


PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DEMO_PASSWORD = os.environ.get("SETNEG_DEMO_PASSWORD", "setneg-demo-2026")
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
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

    def picture(self, name):
        """Keep the page as a picture of the documentation, when asked to."""
        if os.environ.get("SETNEG_PICTURES"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


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
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="id-ID"
        )
        windows.append(context)
        return Desk(context.new_page(), url)

    yield opened
    for context in windows:
        context.close()


@pytest.fixture
def administrator():
    return SITE_OWNER_NAME, SITE_OWNER_PASSWORD
