"""Who has no part in a ticket finds no trace of it, whatever list or service he asks."""

import gzip
import pytest
import transaction


SOUGHT, WORD = "Zirkonium", "Kobaltum"
ACCUSED = "bagian-tatalaksana__kepala"
#: Who is complained about, a colleague of the sender, and a visitor.
OTHERS = ("kabag.tatalaksana", "staf.sdm", None)
LISTS = (
    f"@search?SearchableText={SOUGHT}",
    "@search?metadata_fields=_all&b_size=500",
    f"@search?fullobjects=1&Title={SOUGHT}",
    f"@@search?SearchableText={SOUGHT}",
    f"@@ajax-search?SearchableText={SOUGHT}",
    f"@vocabularies/plone.app.vocabularies.Catalog?title={SOUGHT}",
    "sitemap",
    "sitemap.xml.gz",
    "recently_modified",
    "@navigation?expand.navigation.depth=4",
    "@contextnavigation?expand.contextnavigation.bottomLevel=4",
    "@aliases",
    "@types",
    "@users",
    "@querystring",
    "@jurnal",
    "@antrean",
    "@kotak-masuk",
    "@pengaduan-statistik",
    "@@antrean",
    "@@antrean.csv",
    "@@pengaduan-statistik",
    "@@pengajuan-saya",
    "@@lacak",
)
PLACES = ("", "/RSS", "/@contents", "/@contextnavigation", "/@@folder_contents")
PARTS = (
    "",
    "/@history",
    "/@workflow",
    "/@keadaan",
    "/@siapa",
    "/@breadcrumbs",
    "/@aliases",
    "/@navigation",
    "/@relations",
    "/@sharing",
    "/@catatan-internal",
    "/@identitas",
    "/@penugasan",
    "/@@isian",
    "/@@pdf",
    "/@@tanda-bukti",
    "/@@download/lampiran_berkas",
    "/Title",
)


@pytest.fixture
def tickets(site, complain, proposal):
    """A complaint about a section head, and a proposal, both with the word."""
    proposal.title = f"{SOUGHT} {WORD} usul"
    proposal.reindexObject()
    transaction.commit()
    return [complain(title=f"{SOUGHT} {WORD}", terlapor=ACCUSED), proposal]


def read(person, url):
    """What an address answers, unpacked; its status beside it."""
    service = "/@" in url and "/@@" not in url
    head = {"Accept": "application/json" if service else "text/html"}
    answer = person.request("GET", url, headers=head, allow_redirects=False)
    body = answer.content
    packed = body.startswith(b"\x1f\x8b")
    return (gzip.decompress(body) if packed else body).decode(), answer.status_code


@pytest.mark.rule("R-X-10", "R-X-17")
@pytest.mark.parametrize("name", OTHERS, ids=str)
def test_no_list_names_a_ticket_to_others(site, tickets, rest, name):
    """The accused, a colleague and a visitor ask all that lists."""
    base = site.absolute_url()
    addresses = [f"{base}/{each}" for each in LISTS]
    for ticket in tickets:
        place = ticket.aq_parent.absolute_url()
        addresses += [f"{place}{each}" for each in PLACES]
    shown = []
    for address in addresses:
        text, _status = read(rest(name), address)
        if WORD in text or any(ticket.getId() in text for ticket in tickets):
            shown.append(address)
    assert shown == []


@pytest.mark.rule("R-X-10", "R-X-17")
@pytest.mark.parametrize("name", OTHERS, ids=str)
def test_no_page_or_service_of_a_ticket_answers_others(tickets, rest, name):
    """The same know its address, and try what Plone and the portal offer there."""
    answered = []
    for ticket in tickets:
        for part in PARTS:
            text, status = read(rest(name), f"{ticket.absolute_url()}{part}")
            if WORD in text or status not in (302, 401, 403, 404):
                answered.append((part, status))
    assert answered == []
