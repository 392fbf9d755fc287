"""Every reading of a secret document is on record, however it is read."""

import pytest
from setneg.workflows import journal
from setneg.workflows.journal import checking
from setneg.workflows.journal.keeping import ledger
from tests.workflows.steps.people import written


@pytest.fixture
def secret(make):
    return make("staf.sisdur", "Memorandum", title="Perihal rahasia",
                unit="subbag-sisdur", sifat="SR", klasifikasi="OT.01.00",
                **written("Memorandum"))  # fmt: skip


def readings(document):
    document._p_jar.sync()
    return [
        (each.act, each.actor, each.details["apa"])
        for each in journal.entries(document)
        if each.act in ("baca", "unduh")
    ]


@pytest.mark.rule("R-PIM-15")
def test_each_way_of_reading_leaves_one_entry(secret, rest):
    """staf.sisdur opens the page twice, reads it over REST and prints a draft."""
    url = secret.absolute_url()
    person = rest("staf.sisdur")
    html = {"Accept": "text/html"}
    for _ in range(2):
        answer = person.request("GET", url, headers=html)
        assert answer.status_code == 200
        assert "no-store" in answer.headers["Cache-Control"]
    person.request("GET", url)
    assert person.request("GET", f"{url}/@@pdf", headers=html).status_code == 200
    assert readings(secret) == [
        ("baca", "staf.sisdur", "halaman"),
        ("baca", "staf.sisdur", "halaman"),
        ("baca", "staf.sisdur", "rest"),
        ("unduh", "staf.sisdur", "pdf"),
    ]
    assert checking.check(ledger()).broken is None


@pytest.mark.rule("R-PIM-15")
def test_who_is_refused_reads_nothing(secret, rest):
    """staf.ksp and a visitor try; nothing was read, so nothing is on record."""
    for name in ("staf.ksp", "karo.ortala", None):
        answer = rest(name).request("GET", secret.absolute_url())
        assert answer.status_code in (401, 403)
        assert "Perihal rahasia" not in answer.text
    assert readings(secret) == []


def test_reading_what_is_open_leaves_no_entry_but_a_download_does(make, rest):
    """staf.sisdur reads and prints an open draft."""
    memo = make("staf.sisdur", "Memorandum", title="Terbuka", unit="subbag-sisdur")
    person = rest("staf.sisdur")
    person.request("GET", memo.absolute_url(), headers={"Accept": "text/html"})
    assert readings(memo) == []
    person.request("GET", f"{memo.absolute_url()}/@@pdf")
    assert [each[0] for each in readings(memo)] == ["unduh"]


@pytest.mark.rule("R-PIM-15")
def test_the_title_appears_in_no_list_of_others(secret, site, rest):
    """The head of the bureau, a stranger and a visitor search and list."""
    base = site.absolute_url()
    for name in ("karo.ortala", "staf.ksp", None):
        for path in (
            "/@search?SearchableText=rahasia",
            "/naskah",
            "/@search?fullobjects=1",
        ):
            assert "Perihal rahasia" not in rest(name).request("GET", base + path).text


@pytest.mark.rule("R-PIM-15")
def test_the_head_lets_somebody_in_over_rest(secret, rest):
    """kasubbag.sisdur gets the draft, lets pimpinan.sdm in; staf.sisdur may not."""
    url = secret.absolute_url()
    rest("staf.sisdur").request("POST", f"{url}/@workflow/susun", json={})
    row = {"siapa": "biro-sdm__kepala", "alasan": "Ikut menyusun"}
    drafter = rest("staf.sisdur").request("POST", f"{url}/@perlu-tahu", json=row)
    assert drafter.status_code == 403
    head = rest("kasubbag.sisdur")
    lacking = head.request("POST", f"{url}/@perlu-tahu", json={**row, "alasan": ""})
    assert (lacking.status_code, "Alasan" in lacking.text) == (400, True)
    told = head.request("POST", f"{url}/@perlu-tahu", json=row).json()
    assert [each["siapa"] for each in told["items"]] == ["biro-sdm__kepala"]
    assert rest("pimpinan.sdm").request("GET", url).status_code == 200
    assert ("baca", "pimpinan.sdm", "rest") in readings(secret)
    page = head.request("GET", f"{url}/@@perlu-tahu", headers={"Accept": "text/html"})
    assert "Ikut menyusun" in page.text
    assert "pimpinan.sdm" in page.text


@pytest.mark.rule("R-PIM-15")
def test_a_search_for_full_objects_is_a_reading(secret, site, rest):
    """staf.sisdur reads his SR draft inside a search and inside its folder."""
    base = site.absolute_url()
    person = rest("staf.sisdur")
    asked = f"{base}/@search?UID={secret.UID()}&fullobjects=1"
    answer = person.request("GET", asked)
    assert "Perihal rahasia" in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    person.request("GET", f"{base}/naskah?fullobjects=1")
    assert [each[:2] for each in readings(secret)] == [("baca", "staf.sisdur")] * 2
    assert all("rest" in each[2] for each in readings(secret))
    person.request("GET", f"{secret.absolute_url()}?fullobjects=1")
    assert len(readings(secret)) == 3


def test_the_page_leads_those_who_decide_to_its_secrecy(secret, rest):
    """kasubbag.sisdur as head of the unit sees the way; staf.sisdur does not."""
    url, html = secret.absolute_url(), {"Accept": "text/html"}
    rest("staf.sisdur").request("POST", f"{url}/@workflow/susun", json={})
    head = rest("kasubbag.sisdur").request("GET", url, headers=html)
    assert f"{url}/@@perlu-tahu" in head.text
    drafter = rest("staf.sisdur").request("GET", url, headers=html)
    assert f"{url}/@@perlu-tahu" not in drafter.text
