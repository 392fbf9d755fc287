"""What no honest client sends is answered as the client's error, and changes nothing."""

from datetime import datetime
import pytest
from setneg.policy.content.rapat import IRapat
from setneg.policy.iku import steps
from setneg.workflows.chains import ChainError
from setneg.workflows.chains.editing import Sheet
from zope.schema.interfaces import ConstraintNotSatisfied


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
        {"isi": [[1]]},
        {"isi": {"data": ["x"]}},
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


@pytest.mark.parametrize("moment", ["0001-01-01", "9999-12-31T23:59:59-12:00"])
def test_a_moment_at_the_end_of_the_calendar_is_a_bad_request(
    draft, rest, standard, moment
):
    """Staf Subbag Sisdur and Karo name days that no other zone can say."""
    said = {"untuk": ["biro-sdm__kepala"], "arahan": "x", "tenggat": moment}
    url = f"{draft.absolute_url()}/@disposisi"
    assert rest("staf.sisdur").request("POST", url, json=said).status_code in (400, 403)
    said = {"standar": standard.UID(), "dibuka": moment[:10], "ditutup": moment[:10]}
    url = "/formulir/evaluasi-pelayanan/@kuesioner"
    assert rest("karo.ortala").request("POST", url, json=said).status_code == 400
    made = {"@type": "Rapat", "title": "x", "unit": "subbag-sisdur"}
    answer = rest("staf.sisdur").request(
        "POST", "/naskah", json={**made, "waktu_mulai": moment}
    )
    assert answer.status_code == 400, answer.text


def test_a_meeting_that_is_typed_before_the_calendar_is_refused_in_words(desk, site):
    """Staf Subbag Sisdur types the first day of all into the form of a meeting."""
    field = IRapat["waktu_mulai"].bind(site)
    with pytest.raises(ConstraintNotSatisfied):
        field.validate(datetime(1, 1, 1))
    assert steps._moment("0001-01-01") is None


@pytest.mark.parametrize(
    "rows",
    [
        [{"nama": "a", "unit": 7}],
        [{"nama": "a", "unit": [[1]]}],
        [{"nama": "a", "unit": {"a": 1}}],
        [{"nama": "a", "anggota": True}],
        [{"nama": "a", "anggota": [{"a": 1}]}],
    ],
    ids=str,
)
def test_groups_that_are_no_lists_are_a_bad_request(rest, rows):
    """Kabag AK I divides a round with nonsense: 400, and nothing is divided."""
    person = rest("kabag.ak1")
    units = {"unit_diminta": ["setmen"]}
    said = {"title": "Bentuk", "tahun": 2031, "periode": "R", **units}
    url = person.post("/iku/@siklus", **said)["@id"]
    answer = person.request("POST", f"{url}/@kelompok", json={"items": rows})
    assert answer.status_code == 400, answer.text
    assert person.get(f"{url}/@kelompok")["items"] == []


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800", "a: [", "- a"])
def test_a_chain_that_is_no_yaml_is_refused_on_its_line(text):
    # pengelola situs menempelkan rancangan yang rusak
    with pytest.raises(ChainError):
        Sheet(text)


def test_a_ticket_is_no_paper(complain, rest):
    """Karo asks for the PDF of a complaint: there is none, and no failure."""
    url = f"{complain().absolute_url()}/@@pdf"
    page = {"Accept": "text/html"}
    for name, status in (("karo.ortala", 404), ("staf.ksp", 401)):
        answer = rest(name).request("GET", url, headers=page, allow_redirects=False)
        assert answer.status_code in (status, 302), (name, answer.status_code)
