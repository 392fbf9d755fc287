"""Anybody who holds a code or a file can check it; nobody learns more than he may."""

import io
import json
import pytest
from setneg.policy.rendering import verification
from setneg.policy.rendering.verification import LIMIT
from setneg.policy.rendering.verification import RateLimit
import transaction


def address(site, code):
    return f"{site.absolute_url()}/@@verifikasi/{code}"


def upload(browser, site, document, data):
    browser.open(address(site, document.kode_verifikasi))
    control = browser.getControl(name="berkas")
    control.add_file(io.BytesIO(data), "application/pdf", "naskah.pdf")
    browser.getForm(action=document.kode_verifikasi).submit()
    return browser.contents


@pytest.mark.rule("SPK-14.6")
def test_a_visitor_checks_a_code(site, visitor, sealed_regulation):
    """A visitor scans the QR code of a regulation."""
    document = sealed_regulation(site)
    transaction.commit()
    visitor.open(address(site, document.kode_verifikasi))
    assert visitor.headers["status"].startswith("200")
    for part in (
        "tidak berubah",
        "Nomor 7 Tahun 2026",
        "21 November 2026",
        "Menteri Sekretaris Negara",
        "Berlaku",
    ):
        assert part in visitor.contents
    assert "menteri</" not in visitor.contents


@pytest.mark.parametrize("sifat", ["T", "R", "SR"])
def test_of_a_secret_document_only_its_kind_is_told(
    site, visitor, sealed_regulation, sifat
):
    """A visitor holds the code of a classified document."""
    document = sealed_regulation(site, sifat=sifat, title="Perihal tertutup")
    transaction.commit()
    visitor.open(address(site, document.kode_verifikasi))
    assert "tidak berubah" in visitor.contents
    assert "Peraturan" in visitor.contents
    assert "Perihal tertutup" not in visitor.contents
    assert "Nomor 7" not in visitor.contents
    visitor.addHeader("Accept", "application/json")
    visitor.open(f"{site.absolute_url()}/@verifikasi/{document.kode_verifikasi}")
    told = json.loads(visitor.contents)
    assert set(told) == {"@id", "dikenal", "jenis", "asli"}


def test_a_record_of_a_former_place_hides_nothing(site, sealed_regulation):
    """A visitor scans the code of a regulation that has moved since it was indexed."""
    document = sealed_regulation(site)
    catalog = site.portal_catalog
    catalog.catalog_object(document, uid="/plone/kegiatan/tempat-lama")
    code = document.kode_verifikasi
    assert len(catalog.unrestrictedSearchResults(kode_verifikasi=code)) == 2
    found = verification.sealed(document.kode_verifikasi)
    assert found.getPhysicalPath() == document.getPhysicalPath()


def test_a_changed_text_is_noticed(site, visitor, sealed_regulation):
    """Somebody with access to the storage changes a signed regulation."""
    document = sealed_regulation(site)
    document.menimbang = ["bahwa lain;"]
    transaction.commit()
    visitor.open(address(site, document.kode_verifikasi))
    assert "isinya berubah" in visitor.contents


def test_a_changed_file_is_noticed(site, sealed_regulation):
    """Somebody with access to the storage replaces the file."""
    document = sealed_regulation(site)
    assert verification.unchanged(document)
    document.berkas_pdf.data = document.berkas_pdf.data + b"\n"
    assert not verification.unchanged(document)


@pytest.mark.parametrize("code", ["tidak-pernah-ada-kode-ini", "x", "a/b"])
def test_an_unknown_code_gets_one_friendly_answer(site, visitor, code):
    """A visitor mistypes a code, or tries to guess."""
    visitor.open(address(site, code))
    assert visitor.headers["status"].startswith("404")
    assert "Kode ini tidak dikenal" in visitor.contents


def test_an_unsealed_document_has_no_code(site, visitor, draft_regulation):
    """A visitor asks for the page without a code while a draft exists."""
    draft_regulation(site)
    transaction.commit()
    assert verification.sealed("") is None
    visitor.open(f"{site.absolute_url()}/@@verifikasi")
    assert visitor.headers["status"].startswith("200")
    assert "Masukkan kode" in visitor.contents


def test_a_visitor_compares_his_file(site, visitor, sealed_regulation):
    """A visitor uploads the file that he got by mail, genuine and altered."""
    document = sealed_regulation(site)
    transaction.commit()
    data = document.berkas_pdf.data
    assert "sama persis" in upload(visitor, site, document, data)
    altered = data.replace(b"%PDF-1.7", b"%PDF-1.6") + b" "
    assert "berbeda dari naskah asli" in upload(visitor, site, document, altered)


def test_a_file_is_not_read_beyond_the_limit(site, sealed_regulation, monkeypatch):
    """A visitor uploads something huge."""
    document = sealed_regulation(site)
    monkeypatch.setattr(verification, "MAX_UPLOAD", 1000)
    assert verification.same_file(document, io.BytesIO(b"x" * 1000)) is False
    assert verification.same_file(document, io.BytesIO(b"x" * 1001)) is None


def test_a_rest_client_checks_a_code(site, visitor, sealed_regulation):
    """Another ministry's system asks without an account."""
    document = sealed_regulation(site)
    transaction.commit()
    visitor.addHeader("Accept", "application/json")
    visitor.open(f"{site.absolute_url()}/@verifikasi/{document.kode_verifikasi}")
    told = json.loads(visitor.contents)
    assert told["asli"] is True
    assert told["nomor"] == "Nomor 7 Tahun 2026"
    assert told["status"] == "berlaku"
    visitor.open(f"{site.absolute_url()}/@verifikasi/tidak-pernah-ada-kode-ini")
    assert visitor.headers["status"].startswith("404")
    assert json.loads(visitor.contents)["type"] == "NotFound"


def test_who_guesses_codes_is_slowed_down(site, visitor):
    """A machine tries codes one after the other."""
    for _ in range(LIMIT.asks):
        LIMIT.allows("127.0.0.1", now=None)
        LIMIT.allows("", now=None)
    visitor.open(address(site, "tidak-pernah-ada-kode-ini"))
    assert visitor.headers["status"].startswith("429")


def test_the_limit_counts_per_address_and_forgets():
    """Two visitors, one of them a machine."""
    limit = RateLimit(asks=2, seconds=60, addresses=2)
    assert [limit.allows("a", now=n) for n in (0, 1, 2)] == [True, True, False]
    assert limit.allows("b", now=3)
    assert limit.allows("a", now=61)
    limit.allows("c", now=62)
    assert len(limit._since) == 2
