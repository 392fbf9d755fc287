"""Anybody uploads a file: unchanged, changed or unknown, and no more than he may know."""

import io
import pytest
import requests
from setneg.policy.rendering import verification
from tests.policy.rendering.conftest import draft_regulation
from tests.policy.rendering.conftest import sealed_regulation
from tests.policy.rendering.conftest import site
from tests.policy.rendering.conftest import visitor
import transaction


__all__ = ["draft_regulation", "sealed_regulation", "site", "visitor"]


@pytest.fixture(autouse=True)
def unhurried():
    """Nobody has asked before."""
    verification.LIMIT.forget()
    yield
    verification.LIMIT.forget()


def uploaded(browser, site, data):
    """The page after a visitor uploaded a file without a code."""
    browser.open(f"{site.absolute_url()}/@@verifikasi")
    browser.getControl(name="berkas").add_file(
        io.BytesIO(data), "application/pdf", "x.pdf"
    )
    browser.getControl("Periksa berkas").click()
    return browser.contents


@pytest.mark.rule("SPK-14.6")
def test_a_visitor_uploads_the_original(site, visitor, sealed_regulation):
    """A visitor has the file alone: it is known by its hash."""
    document = sealed_regulation(site)
    transaction.commit()
    page = uploaded(visitor, site, document.berkas_pdf.data)
    assert "Tidak berubah" in page
    assert "Nomor 7 Tahun 2026" in page


@pytest.mark.parametrize("sifat", ["T", "R", "SR"])
def test_the_file_of_a_secret_document_tells_only_its_kind(
    site, visitor, sealed_regulation, sifat
):
    """Who found a secret file learns that it is genuine, and nothing of it."""
    document = sealed_regulation(site, sifat=sifat, title="Perihal tertutup")
    transaction.commit()
    page = uploaded(visitor, site, document.berkas_pdf.data)
    assert "Tidak berubah" in page
    assert "Perihal tertutup" not in page
    assert "Nomor 7" not in page


def test_a_changed_file_is_told_from_an_unknown_one(site, visitor, sealed_regulation):
    """A visitor uploads the original with something appended, then any other file."""
    document = sealed_regulation(site)
    transaction.commit()
    data = document.berkas_pdf.data
    middle = len(data) // 3
    altered = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
    for changed in (altered, data + b"\n% x"):
        assert verification.by_file(changed) == (verification.CHANGED, None)
        assert "Berubah: berkas ini" in uploaded(visitor, site, changed)
    assert "Tidak dikenal" in uploaded(visitor, site, b"%PDF-1.7 apa saja")


TO_JSON = {"Accept": "application/json"}


def test_the_same_over_rest(site, http_url, sealed_regulation):
    """A program posts the file; too large a file is refused, too many as well."""
    document = sealed_regulation(site)
    transaction.commit()
    address = f"{http_url}/@verifikasi"
    headers = {"Accept": "application/json", "Content-Type": "application/pdf"}

    def post(data):
        return requests.post(address, data=data, headers=headers, timeout=60)

    told = post(document.berkas_pdf.data).json()
    assert (told["hasil"], told["nomor"]) == ("tidak_berubah", "Nomor 7 Tahun 2026")
    assert post(b"%PDF-1.7").json()["hasil"] == "tidak_dikenal"
    assert post(b"").status_code == 400
    json = requests.post(address, json={"berkas": "x"}, headers=TO_JSON, timeout=60)
    assert json.status_code == 400
    assert "berkas PDF" in json.json()["message"]
    for _ in range(verification.LIMIT.asks):
        last = post(b"x")
    assert last.status_code == 429
    assert last.headers["Retry-After"] == "60"


def test_too_large_a_file_is_not_examined(site, monkeypatch):
    """A visitor uploads something huge."""
    monkeypatch.setattr(verification, "MAX_UPLOAD", 10)
    assert verification.read(io.BytesIO(b"x" * 11)) is None
    assert verification.by_file(None) == (verification.TOO_LARGE, None)


@pytest.fixture
def http_url(site):
    """The address of the served portal."""
    return site.absolute_url()
