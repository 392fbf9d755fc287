"""What somebody may not see has no name for him either (R-X-10)."""

from plone.dexterity.utils import createContentInContainer
import pytest
import transaction


SECRET = "Rencana pemindahan yang dirahasiakan"
OPEN_PAGES = (
    "@@plone_context_state/object_title",
    "@@sitemap",
    "@@contact-info",
    "@@sendto_form",
    "@@plone/toLocalizedTime",
    "@@uuid",
    "getId",
    "zzz",
    "@@zzz",
)


@pytest.mark.rule("R-X-10")
@pytest.mark.parametrize("page", OPEN_PAGES)
def test_no_public_page_of_a_document_names_it_to_a_stranger(make, rest, page):
    """Staf Subbag Sisdur drafts; staf KSP and a visitor look through open doors."""
    draft = make("staf.sisdur", "Memorandum", title=SECRET, unit="subbag-sisdur")
    for name in ("staf.ksp", None):
        person = rest(name)
        for accept in ("text/html", "application/json"):
            answer = person.request(
                "GET",
                f"{draft.absolute_url()}/{page}",
                headers={"Accept": accept},
                allow_redirects=False,
            )
            assert answer.status_code in (302, 401, 403, 404), (name, accept)
            assert SECRET not in answer.text


@pytest.mark.rule("R-X-10")
def test_the_drafter_still_reaches_every_page_of_his_document(make, rest):
    """Staf Subbag Sisdur opens his own document and its pages."""
    draft = make("staf.sisdur", "Memorandum", title=SECRET, unit="subbag-sisdur")
    for page in ("", "/edit", "/@@sitemap", "/@@pdf"):
        answer = rest("staf.sisdur").request(
            "GET", f"{draft.absolute_url()}{page}", headers={"Accept": "text/html"}
        )
        assert answer.status_code == 200, page


@pytest.mark.rule("R-X-10")
def test_a_document_inside_a_closed_case_stays_open_to_its_unit(case, rest):
    """Staf Biro SDM reads a document of his unit in a case that he may not see."""
    memo = createContentInContainer(
        case, "Memorandum", checkConstraints=False, title="Terbuka", unit="biro-sdm"
    )
    transaction.commit()
    person = rest("staf.sdm")
    assert person.request("GET", case.absolute_url()).status_code in (401, 403)
    for accept in ("text/html", "application/json"):
        answer = person.request("GET", memo.absolute_url(), headers={"Accept": accept})
        assert answer.status_code == 200
        assert case.title not in answer.text
