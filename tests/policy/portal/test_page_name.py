"""The name of a page stands first in the tab of a browser."""

from lxml import html
from plone import api
import pytest
from setneg.policy.portal.page_name import name_first
from setneg.policy.setuphandlers import DEMO_PASSWORD
import transaction


PAGE = {"Accept": "text/html"}
SITE = "Portal Kementerian Sekretariat Negara"


@pytest.fixture(autouse=True)
def portal_name(site):
    """The portal is called what it is called when it is set up by `make start`."""
    api.portal.set_registry_record("plone.site_title", SITE)
    transaction.commit()


def title(person, path, language="id"):
    """The title of a page in a language that the person chose for his browser."""
    headers = {**PAGE, "Cookie": f"I18N_LANGUAGE={language}"}
    answer = person.request("GET", path, headers=headers)
    assert answer.status_code == 200, answer.text[:500]
    return html.fromstring(answer.text).findtext(".//head/title")


def named(heading, said="Portal"):
    """The title of a page with that heading."""
    page = f"<html><head><title>{said}</title></head><body>{heading}</body></html>"
    tree = html.document_fromstring(page).getroottree()
    name_first(tree)
    return tree.findtext(".//title")


@pytest.mark.parametrize(
    ("path", "name", "english"),
    [
        ("/@@antrean", "Antrean", "Queue"),
        ("/@@kotak-masuk", "Kotak masuk", "Inbox"),
        ("/@@pengajuan-saya", "Pengajuan saya", "My submissions"),
    ],
)
def test_pages_of_the_whole_site_are_told_apart_by_their_tabs(
    rest, path, name, english
):
    # Kepala Biro Ortala, dengan beberapa tab terbuka
    karo = rest("karo.ortala")
    assert title(karo, path).startswith(name)
    assert title(karo, path).endswith(f" — {SITE}")
    assert title(karo, path, "en").startswith(english)


def test_the_home_page_bears_the_name_of_the_portal(rest):
    # Pengunjung tanpa akun, lalu Kepala Biro Ortala
    assert title(rest(None), "/") == SITE
    assert title(rest("karo.ortala"), "/") == SITE


def test_content_says_its_name_once(rest):
    # Kepala Biro SDM
    found = title(rest("pimpinan.sdm"), "/formulir/usulan-kegiatan")
    assert found == f"Usulan kegiatan — {SITE}"


def test_the_editor_of_questions_is_named_in_the_language_of_the_portal(rest, site):
    # Pengelola situs
    site.acl_users.userFolderAddUser(
        "perancang", DEMO_PASSWORD, ["Site Administrator"], []
    )
    transaction.commit()
    path, person = "/formulir/usulan-kegiatan/fields", rest("perancang")
    said = title(person, path).split(" — ")
    assert said == ["Isian “Usulan kegiatan”", "Isian formulir", SITE]
    page = html.fromstring(person.request("GET", path, headers=PAGE).text)
    crumbs = page.get_element_by_id("portal-breadcrumbs").text_content().split()
    assert crumbs[-2:] == ["Isian", "formulir"]


def test_what_is_no_page_stays_as_it_is(rest):
    # Kepala Biro Ortala mengunduh antreannya
    answer = rest("karo.ortala").request("GET", "/@@antrean.csv")
    assert answer.status_code == 200
    assert "<" not in answer.text


def test_the_name_is_the_heading_in_plain_words():
    # Orang yang mendengarkan halaman dibacakan
    assert named("<h1>Antrean <em>baru</em></h1>") == "Antrean baru — Portal"
    marked = "<h1>Antrean <span class='badge setneg-chip'>3</span> saya</h1>"
    assert named(marked) == "Antrean saya — Portal"
    assert named("<h1>\n Antrean &amp; tugas\n</h1>") == "Antrean & tugas — Portal"
    assert named("<h1>Naskah</h1>", "Naskah — Portal") == "Naskah — Portal"
    assert named("<p>Tanpa judul</p>") == "Portal"
    assert named("<h1> </h1>") == "Portal"
    assert len(named(f"<h1>{'kata ' * 100}</h1>")) < 170
    greeting = "<section class='setneg-hero'><h1>Selamat datang</h1></section>"
    assert named(greeting) == "Portal"
