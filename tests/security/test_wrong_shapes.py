"""What no honest client sends is answered as the client's error, and changes nothing."""

import pytest


@pytest.fixture
def draft(make):
    return make("staf.sisdur", "Memorandum", title="Bentuk", unit="subbag-sisdur")


@pytest.mark.parametrize("body", ["[]", '"x"', "null", "5", "{"])
@pytest.mark.parametrize(
    "service",
    ["@workflow/susun", "@tanda-terima", "@jawaban", "@workflow/" + "x" * 3000],
)
def test_a_body_that_is_no_object_is_a_bad_request(draft, rest, service, body):
    """Staf Subbag Sisdur posts nonsense to each service of his own draft: 400."""
    answer = rest("staf.sisdur").request(
        "POST",
        f"{draft.absolute_url()}/{service}",
        data=body,
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code == 400
    assert rest("staf.sisdur").stage(draft.absolute_url()) == "konsep"


@pytest.mark.parametrize(
    "values",
    [
        {"isi": 5},
        {"isi": {"data": 5}},
        {"sifat": ["B"]},
        {"penandatangan": ["eselon_2"]},
        {"title": ["x"]},
        {"tembusan": {"a": 1}},
        {"lampiran_berkas": {"data": 5}},
        {"lampiran_berkas": {"data": "!", "encoding": "zzz", "filename": ["a"]}},
    ],
)
def test_a_value_of_a_wrong_kind_is_a_bad_request(draft, rest, values):
    """Staf Subbag Sisdur writes a list or a number where words belong: 400."""
    url = draft.absolute_url()
    answer = rest("staf.sisdur").request("PATCH", url, json=values)
    assert answer.status_code == 400, answer.text
    assert rest("staf.sisdur").get(url)["title"] == "Bentuk"


def test_nobody_chooses_the_page_that_shows_a_document(draft, rest):
    """Staf Subbag Sisdur sends a layout along: the document keeps its own page."""
    url = draft.absolute_url()
    rest("staf.sisdur").patch(url, layout="zzz")
    answer = rest("staf.sisdur").request("GET", url, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert rest("staf.sisdur").get(url)["layout"] == "view"


def test_copying_a_document_is_refused_and_not_an_error(draft, rest):
    """Staf Subbag Sisdur copies his draft over REST: 403, and there is no copy."""
    before = len(draft.aq_parent.objectIds())
    answer = rest("staf.sisdur").request(
        "POST",
        f"{draft.aq_parent.absolute_url()}/@copy",
        json={"source": draft.absolute_url()},
    )
    assert answer.status_code == 403
    draft._p_jar.sync()
    assert len(draft.aq_parent.objectIds()) == before


def test_the_form_of_proposals_can_be_read_over_rest(site, rest):
    """The head of Biro SDM reads the form as content: 200."""
    form = f"{site.absolute_url()}/formulir/usulan-kegiatan"
    assert rest("pimpinan.sdm").request("GET", form).status_code == 200


@pytest.mark.parametrize("name", ["staf.sisdur", None])
def test_comparing_versions_of_a_document_is_not_an_error(draft, site, rest, name):
    """The drafter asks for it on his draft, a visitor on a published standard."""
    content = draft if name else site["standar-pelayanan"]["spk-2016"]
    answer = rest(name).request(
        "GET", f"{content.absolute_url()}/@@history", headers={"Accept": "text/html"}
    )
    assert answer.status_code == 404
