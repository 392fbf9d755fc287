"""The edit page: a preview that keeps nothing, and typed text that is never lost."""

from plone.locking.interfaces import ILockable
import pytest
import re
from setneg.policy.browser.compare import kept
from tests.workflows.steps import people
import transaction


TITLE = "form.widgets.INaskah.title"


@pytest.fixture
def draft(site):
    document = people.begin(site, "Memorandum")
    transaction.commit()
    return document


def posted(rest_person, document, window, action, **words):
    """The edit form as a browser would send it, with other words in some fields."""
    window.open(f"{document.absolute_url()}/edit")
    token = re.search(r'name="_authenticator"[^>]*value="([^"]+)"', window.contents)
    data = {
        "_authenticator": token.group(1) if token else "",
        TITLE: document.title,
        "form.widgets.INaskah.sifat:list": "B",
        "form.widgets.INaskah.kecepatan:list": "biasa",
        **words,
    }
    return rest_person.request(
        "POST",
        f"{document.absolute_url()}/{action}",
        data=data,
        headers={"Accept": "text/html"},
    )


def test_the_preview_shows_what_is_typed_and_saves_nothing(draft, rest, desk):
    """Staf penyusun mengetik hal baru dan menekan Pratinjau."""
    before = (draft.title, draft.modified(), draft.versi)
    person, window = rest("staf.sisdur"), desk("staf.sisdur")
    pdf = posted(person, draft, window, "@@pratinjau", **{TITLE: "Hal yang diketik"})
    assert pdf.status_code == 200, pdf.text[:400]
    assert pdf.content.startswith(b"%PDF")
    pages = posted(
        person, draft, window, "@@pratinjau", gambar="1", **{TITLE: "Hal lain"}
    )
    assert "data:image/png;base64," in pages.text
    transaction.begin()
    assert (draft.title, draft.modified(), draft.versi) == before
    assert len(kept.versions(draft)) == 1


def test_the_preview_needs_a_post_with_the_sites_token_and_the_right_to_edit(
    draft, rest
):
    """Staf penyusun lewat tautan dan tanpa tanda; orang luar."""
    url = f"{draft.absolute_url()}/@@pratinjau"
    html = {"Accept": "text/html"}
    staf = rest("staf.sisdur")
    assert staf.request("GET", url, headers=html).status_code == 405
    assert staf.request("POST", url, headers=html).status_code == 403
    other = rest("staf.ksp").request("POST", url, headers=html, allow_redirects=False)
    assert other.status_code in (302, 401, 403)


def test_who_saves_later_keeps_what_he_typed_and_sees_the_difference(draft, rest, desk):
    """Dua jendela staf penyusun: yang kedua menyimpan lebih dahulu."""
    person, window = rest("staf.sisdur"), desk("staf.sisdur")
    person.patch(draft.absolute_url(), title="Disimpan orang lain")
    save = {"form.buttons.save": "Save", TITLE: "Ketikan yang lama"}
    answer = posted(person, draft, window, "edit", versi_dibuka="1", **save)
    assert "setneg-conflict" in answer.text
    assert "Ketikan yang lama" in answer.text
    assert "Disimpan" in answer.text
    transaction.begin()
    assert draft.title == "Disimpan orang lain"
    again = re.search(r'name="versi_dibuka"[^>]*value="(\d+)"', answer.text).group(1)
    posted(person, draft, window, "edit", versi_dibuka=again, **save)
    transaction.begin()
    assert draft.title == "Ketikan yang lama"


def test_nobody_saves_over_somebody_elses_lock(site, draft, rest, desk):
    """Staf penyusun menyimpan sementara rekannya memegang kunci."""
    window = desk("staf.sisdur")
    ILockable(draft).clear_locks()
    with people.acting_as(site, "kasubbag.sisdur"):
        ILockable(draft).lock()
    transaction.commit()
    answer = posted(
        rest("staf.sisdur"),
        draft,
        window,
        "edit",
        **{"form.buttons.save": "Save", TITLE: "Menimpa"},
    )
    assert "Sedang diubah oleh" in answer.text
    assert "Menimpa" in answer.text
    transaction.begin()
    assert draft.title != "Menimpa"


def begun(window, person, site, action, **words):
    """The form of a new memorandum as a browser would send it."""
    window.open(f"{site.absolute_url()}/naskah/++add++Memorandum")
    assert "@@pratinjau-baru?jenis=Memorandum" in window.contents
    token = re.search(r'name="_authenticator"[^>]*value="([^"]+)"', window.contents)
    return person.request(
        "POST",
        f"{site.absolute_url()}/naskah/{action}",
        data={
            "_authenticator": token.group(1),
            "form.widgets.INaskah.sifat:list": "B",
            "form.widgets.IOwnership.unit:list": "subbag-sisdur",
            **words,
        },
        headers={"Accept": "text/html"},
    )


def test_what_is_not_yet_a_document_is_previewed_and_not_kept(site, rest, desk):
    """Staf penyusun mengisi formulir memorandum baru dan menekan Pratinjau."""
    before = set(site["naskah"].objectIds())
    person, window = rest("staf.sisdur"), desk("staf.sisdur")
    words = {TITLE: "Baru diketik"}
    address = "@@pratinjau-baru?jenis=Memorandum"
    pdf = begun(window, person, site, address, **words)
    assert pdf.content.startswith(b"%PDF"), pdf.text[:400]
    pages = begun(window, person, site, address, gambar="1", **words)
    assert "data:image/png;base64," in pages.text
    empty = begun(window, person, site, address, gambar="1")
    assert empty.status_code == 200
    unknown = begun(window, person, site, "@@pratinjau-baru?jenis=Folder", **words)
    assert unknown.status_code == 404
    transaction.begin()
    assert set(site["naskah"].objectIds()) == before


def test_a_preview_of_something_new_is_not_for_strangers(site, rest):
    """Pengunjung, dan staf penyusun lewat tautan."""
    url = f"{site.absolute_url()}/naskah/@@pratinjau-baru?jenis=Memorandum"
    html = {"Accept": "text/html"}
    other = rest(None).request("POST", url, headers=html, allow_redirects=False)
    assert other.status_code in (302, 401, 403)
    assert rest("staf.sisdur").request("GET", url, headers=html).status_code == 405
