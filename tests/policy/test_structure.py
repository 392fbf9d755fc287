"""How the code itself must stand: sizes, permissions, words, bindings."""

import ast
from pathlib import Path
from plone import api
import pytest
import re
from setneg.workflows.chains import glossary
from setneg.workflows.interfaces import IChained
from setneg.workflows.steps.interfaces import IStep
from xml.etree import ElementTree
from zope.component import getGlobalSiteManager


ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").glob("*/src/**/*.py"))
ZCML = sorted((ROOT / "src").glob("*/src/**/*.zcml"))
PROTECTED = ("page", "view", "viewlet", "service", "pages", "resourceDirectory")

#: What anybody may open, and why that is right.
PUBLIC = {
    "verifikasi": "a citizen checks the code of a printed document",
    "@verifikasi": "the same over REST",
    "lacak": "somebody without an account follows what he sent, by number and code",
    "@lacak": "the same over REST",
    "@tanda-tangan": "a certification provider answers with a one-time token",
    "breadcrumbs_view": "shown on every page; leaves out what is not seen",
    "plone_context_state": "as Plone's own, which it replaces; hands out no content",
    "delete_confirmation_info": "as Plone's own, which it replaces; less than that",
    "login": "one must be able to log in",
    "login_form": "the form of the same page",
    "plone.footer": "the foot of every page, with public links only",
    "@tick": "asks for the key of the timer itself",
    "@jurnal-periksa": "asks for the same key, or the right to read the journal",
    "@jurnal-ekspor": "likewise",
    "@register-periksa": "asks for the same key",
    "@paket-formulir": "asks for the same key, or the right to design forms",
}

#: Types that hold no work of their own, and follow the workflow of Plone or none.
FRAME = {"Unit", "Jabatan"}
NAMES_TAKEN = {"Title", "Description", "Creator", "Date", "getId", "portal_type"}


def relative(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_modules_and_functions_stay_readable(path):
    # nobody acts: the sources are measured
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 50, node.name


def test_the_day_is_the_day_of_the_office():
    # nobody acts: a server in UTC is a day behind until seven in the morning in Jakarta
    asks = re.compile(r"\bdate\.today\(\)|\.utcnow\(\)")
    assert not [relative(p) for p in SOURCES if asks.search(p.read_text("utf-8"))]


def test_no_module_is_a_drawer_for_everything():
    # nobody acts: the names of modules are read
    drawers = {"utils", "util", "helpers", "misc", "common", "tools"}
    assert not [relative(p) for p in SOURCES if p.stem in drawers]


def declared():
    """(file, tag, name, permission) of all that the packages show or serve."""
    for path in ZCML:
        for element in ElementTree.parse(path).iter():  # noqa: S314 own files
            tag = element.tag.rpartition("}")[2]
            if tag in PROTECTED:
                yield path, tag, element.get("name", ""), element.get("permission")


@pytest.mark.parametrize(
    ("path", "tag", "name", "permission"),
    [pytest.param(*each, id=f"{each[1]}-{each[2]}") for each in declared()],
)
def test_every_page_and_service_says_who_may_open_it(path, tag, name, permission):
    # nobody acts: the registrations are read
    if tag == "resourceDirectory":
        return
    assert permission, f"{relative(path)}: {name} names no permission"
    if permission in ("zope.Public", "zope2.Public"):
        assert name in PUBLIC, f"{relative(path)}: {name} is open to everybody"


def test_the_list_of_public_pages_is_not_longer_than_needed():
    # nobody acts: a name on the list that nothing uses is a door left ajar
    found = {name for _, _, name, who in declared() if who and "Public" in who}
    assert found == set(PUBLIC)


def test_every_type_runs_one_chain_or_is_a_frame(integration):
    # nobody acts: bindings of the running site
    types = api.portal.get_tool("portal_types")
    workflows = api.portal.get_tool("portal_workflow")
    own = [
        fti.getId()
        for fti in types.objectValues()
        if getattr(fti, "klass", "").startswith("setneg.")
    ]
    assert len(own) >= 14
    for kind in own:
        bound = workflows.getChainForPortalType(kind)
        if kind in FRAME:
            assert bound == (), kind
        elif kind == "Kegiatan":
            continue
        else:
            assert len(bound) == 1, (kind, bound)
            assert workflows[bound[0]].declaration


def test_a_case_runs_the_chain_of_its_edition(integration):
    # nobody acts: the published standard has put its chain into the site
    workflows = api.portal.get_tool("portal_workflow")
    assert "kegiatan_spk_2016" in workflows.objectIds()
    assert workflows["kegiatan_spk_2016"].declaration


def test_no_chain_lets_a_manager_pass(integration):
    # nobody acts: each running chain is looked at
    workflows = api.portal.get_tool("portal_workflow")
    chains = [w for w in workflows.objectValues() if getattr(w, "declaration", "")]
    assert chains
    assert not [chain.getId() for chain in chains if chain.manager_bypass]


def test_every_verb_has_its_words_and_every_step_is_a_known_verb(integration):
    # nobody acts: the glossary is compared with the registered steps
    assert set(glossary.STEP_TITLES) == set(glossary.VERBS)
    manager = getGlobalSiteManager()
    named = {
        each.name
        for each in manager.registeredAdapters()
        if each.provided is IStep and each.required[0].isOrExtends(IChained)
    }
    assert {"tanda_tangan", "nomori", "kembalikan", "distribusikan"} <= named
    assert named <= set(glossary.VERBS)


def test_indexes_of_the_portal_take_no_name_of_plone(integration):
    # nobody acts: an index that took over a name would break Plone's own pages
    catalog = api.portal.get_tool("portal_catalog")
    own = set()
    for profile in ("workflows", "policy"):
        tree = ElementTree.parse(  # noqa: S314 own files
            ROOT / "profiles" / profile / "default" / "catalog.xml"
        )
        own |= {element.get("name") for element in tree.iter("index")}
    assert own <= set(catalog.indexes())
    assert not own & NAMES_TAKEN
    assert all(name.isascii() and name == name.lower() for name in own)
