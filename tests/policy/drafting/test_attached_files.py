"""Several files with one document: kinds, sizes, numbers, and who reads them."""

import base64
import pytest
from setneg.policy.forms import attachment
from setneg.workflows.steps import initials
from tests.workflows.steps import people
import transaction


PDF = b"%PDF-1.4 daftar"


def sent(filename, data=PDF):
    return {"filename": filename, "data": base64.b64encode(data).decode()}


@pytest.fixture
def draft(site):
    document = people.begin(site, "Memorandum")
    transaction.commit()
    return document


def test_several_files_are_added_read_and_taken_away(draft, rest):
    """Staf penyusun melampirkan dua berkas dan menghapus satu."""
    staf, url = rest("staf.sisdur"), draft.absolute_url()
    made = staf.post(f"{url}/@lampiran", berkas=[sent("a.pdf"), sent("b.pdf")])
    names = [each["filename"] for each in staf.get(f"{url}/@lampiran")["items"]]
    assert names == ["a.pdf", "b.pdf"]
    file = staf.request("GET", made["items"][0]["download"])
    assert file.content == PDF
    assert file.headers["Content-Disposition"].startswith("attachment")
    gone = staf.request("DELETE", made["items"][0]["@id"])
    assert gone.status_code == 204
    assert len(staf.get(f"{url}/@lampiran")["items"]) == 1
    for who in ("staf.ksp", None):
        other = rest(who).request(
            "GET", made["items"][1]["download"], allow_redirects=False
        )
        assert PDF not in other.content


@pytest.mark.parametrize(
    ("filename", "data", "words"),
    [
        ("pasang.exe", b"MZ\x90", ("pasang.exe", "PDF, DOCX")),
        ("surat.pdf", b"<html>", ("surat.pdf", "tidak sesuai dengan namanya")),
        ("besar.pdf", PDF + b"0" * (1024 * 1024), ("besar.pdf", "1,0 MB", "1 MB")),
    ],
)
def test_a_refusal_names_the_file_and_the_limit(
    draft, rest, site, filename, data, words
):
    """Staf penyusun melampirkan yang tidak diterima; berkas lain pun tidak masuk."""
    site.portal_registry[attachment.SIZE_RECORD] = 1
    transaction.commit()
    answer = rest("staf.sisdur").request(
        "POST",
        f"{draft.absolute_url()}/@lampiran",
        json={"berkas": [sent("baik.pdf"), sent(filename, data)]},
    )
    assert answer.status_code == 400
    for word in words:
        assert word in answer.json()["message"]
    assert rest("staf.sisdur").get(f"{draft.absolute_url()}/@lampiran")["items"] == []


def test_there_are_not_more_files_than_the_site_allows(draft, rest, site):
    """Staf penyusun melampirkan tiga berkas; situs membolehkan dua."""
    site.portal_registry[attachment.COUNT_RECORD] = 2
    transaction.commit()
    answer = rest("staf.sisdur").request(
        "POST",
        f"{draft.absolute_url()}/@lampiran",
        json={"berkas": [sent("a.pdf"), sent("b.pdf"), sent("c.pdf")]},
    )
    assert answer.status_code == 400
    assert "Paling banyak 2 lampiran" in answer.json()["message"]


@pytest.mark.parametrize("body", [{"berkas": 7}, {"berkas": [7]}, {"berkas": [{}]}])
def test_nonsense_is_answered_with_400(draft, rest, body):
    """Staf penyusun memakai program yang keliru."""
    answer = rest("staf.sisdur").request(
        "POST", f"{draft.absolute_url()}/@lampiran", json=body
    )
    assert answer.status_code == 400


@pytest.mark.rule("R-SOS-04")
def test_a_new_file_leaves_the_paraf_on_the_older_version(site, rest, draft):
    """Kabag melampirkan berkas setelah Kasubbag memaraf."""
    people.until(site, draft, "periksa_eselon_3")
    transaction.commit()
    rest("kabag.tatalaksana").post(
        f"{draft.absolute_url()}/@lampiran", berkas=[sent("a.pdf")]
    )
    transaction.begin()
    assert [each.stale for each in initials.initials(draft)] == [True]


def test_who_may_not_edit_adds_nothing(site, rest, draft):
    """Staf penyusun setelah naskah diajukan."""
    people.until(site, draft, "periksa_eselon_4")
    transaction.commit()
    answer = rest("staf.sisdur").request(
        "POST", f"{draft.absolute_url()}/@lampiran", json={"berkas": [sent("a.pdf")]}
    )
    assert answer.status_code in (401, 403)


def test_files_are_added_on_the_page(draft, desk, rest):
    """Staf penyusun mengunggah lewat formulir pada halaman naskah."""
    window, staf = desk("staf.sisdur"), rest("staf.sisdur")
    window.open(draft.absolute_url())
    token = window.getControl(name="_authenticator", index=0).value
    html = {"Accept": "text/html"}

    def upload(name, data, **words):
        return staf.request(
            "POST",
            f"{draft.absolute_url()}/@@lampiran",
            data=words,
            files=[("berkas:list", (name, data, "application/pdf"))],
            headers=html,
        )

    assert upload("a.pdf", PDF).status_code == 403
    window.open(draft.absolute_url())
    assert "a.pdf" not in window.contents
    assert "a.pdf" in upload("a.pdf", PDF, _authenticator=token).text
    refused = upload("b.exe", b"MZ", _authenticator=token).text
    assert "Jenis berkas “b.exe” tidak diterima" in refused
