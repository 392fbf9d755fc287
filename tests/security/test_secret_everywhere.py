"""The title of a secret document stands on no page of those who have no part in it."""

from io import BytesIO
import pytest
from setneg.workflows import register
from setneg.workflows import steps
from setneg.workflows.clock import notices
from tests.policy.test_structure import ZCML
from tests.workflows.steps.people import acting_as
from tests.workflows.steps.people import begin
from tests.workflows.steps.people import until
from tests.workflows.steps.people import written
import transaction
from xml.etree import ElementTree
import zipfile


#: Sought by the first word; the second shows it. No other text of the portal has them.
SOUGHT, WORD = "Zirkonium", "Kobaltum"
#: Plone's own ways to lists, choices and searches.
PLONE = (
    f"@search?SearchableText={SOUGHT}",
    "@search?metadata_fields=_all&b_size=500",
    "@search?fullobjects=1&portal_type=Memorandum",
    f"@search?Title={SOUGHT}",
    f"@@search?SearchableText={SOUGHT}",
    f"@@updated_search?SearchableText={SOUGHT}",
    f"@@ajax-search?SearchableText={SOUGHT}",
    f"@vocabularies/plone.app.vocabularies.Catalog?title={SOUGHT}",
    "@@getVocabulary?name=plone.app.vocabularies.Catalog",
    f"search_rss?SearchableText={SOUGHT}",
    "sitemap",
    "sitemap.xml.gz",
    "naskah",
    "naskah/RSS",
    "naskah/@@folder_contents",
    "naskah/@contents",
    "naskah/@contextnavigation",
    "naskah?fullobjects=1",
    "@navigation?expand.navigation.depth=4",
    "recently_modified",
)


def own_pages():
    """Names of the packages' own pages and reading services, as for the site."""
    found = set()
    for path in ZCML:
        for element in ElementTree.parse(path).iter():  # noqa: S314 own files
            tag, name = element.tag.rpartition("}")[2], element.get("name", "")
            if "SiteRoot" not in element.get("for", ""):
                continue
            if tag == "page":
                found.add(f"@@{name}")
            elif tag == "service" and element.get("method") == "GET":
                found.add(name)
    return sorted(found)


@pytest.fixture
def secrets(site, make):
    """Memoranda of class R and SR; each waits for the head of the drafter's unit."""
    made = []
    for sifat in ("R", "SR"):
        memo = make("staf.sisdur", "Memorandum", title=f"{SOUGHT} {WORD}",
                    unit="subbag-sisdur", sifat=sifat, klasifikasi="OT.01.00",
                    **written("Memorandum"))  # fmt: skip
        with acting_as(site, "staf.sisdur"):
            steps.take(memo, "susun", {})
        made.append(memo)
    transaction.commit()
    return made


def shown_to(person, addresses):
    """Addresses whose answer holds the title."""
    found = []
    for address in addresses:
        json = "/@" in address and "/@@" not in address
        head = {"Accept": "application/json" if json else "text/html"}
        if WORD in person.request("GET", address, headers=head).text:
            found.append(address)
    return found


@pytest.mark.rule("R-PIM-15")
@pytest.mark.parametrize("name", ["karo.ortala", "staf.tu", "staf.ksp", None])
def test_no_list_search_or_feed_names_a_secret_document(site, secrets, rest, name):
    """The superior whose turn is not yet, a mail desk, a stranger and a visitor."""
    base = site.absolute_url()
    addresses = [f"{base}/{each}" for each in PLONE]
    for memo in secrets:
        url = memo.absolute_url()
        addresses += [
            url, f"{url}/@siapa", f"{url}/@history", f"{url}/@breadcrumbs",
            f"{url}/@workflow", f"{url}/@lampiran", f"{url}/@@pdf", f"{url}/@@lembar-naskah",
            f"{base}/resolveuid/{memo.UID()}",
            f"{base}/@search?UID={memo.UID()}&metadata_fields=_all",
        ]  # fmt: skip
    assert shown_to(rest(name), addresses) == []


@pytest.mark.rule("R-PIM-15")
@pytest.mark.parametrize("name", ["karo.ortala", "staf.tu"])
def test_no_page_of_the_portal_names_a_secret_document(site, secrets, rest, name):
    """The superior and a mail desk look at every page: inbox, folder, registers, lists."""
    base = site.absolute_url()
    assert shown_to(rest(name), [f"{base}/{each}" for each in own_pages()]) == []


@pytest.mark.rule("R-PIM-15")
def test_the_keeper_of_the_portal_finds_nothing_of_the_most_secret(site, secrets, rest):
    """The administrator searches and lists: the SR memorandum is not there."""
    admin, base = rest("admin"), site.absolute_url()
    admin.session.auth = ("admin", "secret")
    _open, secret = secrets
    for address in (f"{base}/{each}" for each in PLONE if "search" in each):
        assert secret.getId() not in admin.request("GET", address).text, address
    assert admin.request("GET", secret.absolute_url()).status_code in (401, 403)
    journal = admin.request("GET", f"{base}/@jurnal?rantai={secret.UID()}")
    assert secret.getId() in journal.text
    assert WORD not in journal.text


@pytest.mark.rule("R-PIM-15")
@pytest.mark.parametrize("sifat", ["T", "R", "SR"])
def test_no_mail_names_a_classified_document(portal, integration, sifat):
    """The clock writes to kasubbag.sisdur, whose turn it is: the kind, not the title."""
    memo = begin(portal, "Memorandum", sifat=sifat)
    memo.title = WORD
    user = portal.acl_users.getUserById("kasubbag.sisdur")
    assert WORD not in notices.title_for(memo, user)
    assert notices.title_for(memo, user)


@pytest.mark.rule("R-PIM-15")
@pytest.mark.parametrize("sifat", ["R", "SR"])
def test_the_agenda_book_has_the_line_and_not_the_words(site, rest, sifat):
    """sesmen keeps the books of all units below; of a secret memorandum he reads only
    that there is one, on screen, over REST, in the workbook and on paper."""
    memo = begin(site, "Memorandum", sifat=sifat)
    memo.title = f"{SOUGHT} {WORD}"
    until(site, memo, "selesai")
    transaction.commit()
    keys = [
        key
        for key in register.allocation.known_keys()
        if register.number_of(key.kind, key.office, key.year, memo) is not None
    ]
    [key] = keys
    query = f"jenis={key.kind}&kantor={key.office}&tahun={key.year}"
    keepers = ("deputi.aparatur", "menteri", "sesmen")
    read = 0
    for name in keepers:
        person = rest(name)
        for page in ("@@register", "@register", "@@register-xlsx", "@@register-pdf"):
            json = page.startswith("@r")
            head = {"Accept": "application/json" if json else "text/html"}
            address = f"{site.absolute_url()}/{page}?{query}"
            answer = person.request("GET", address, headers=head, allow_redirects=False)
            if answer.status_code != 200:
                continue
            read += 1
            text = answer.text
            if page.endswith("xlsx"):
                book = zipfile.ZipFile(BytesIO(answer.content))
                text = "".join(book.read(each).decode() for each in book.namelist())
            assert WORD not in text, (name, page)
    assert read
