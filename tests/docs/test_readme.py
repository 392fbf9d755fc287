"""The README names all that there is, and everything it points at exists."""

from pathlib import Path
import pytest
import re
from setneg.workflows.chains import load
from xml.etree import ElementTree


ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted(
    path
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    if "pdf" not in path.parts
)
#: Made by the browser tests, which run after these.
PICTURES = ROOT / "docs" / "pictures"


def names(pattern, tag, attribute):
    """An attribute of every element of that tag, in the XML files of a pattern."""
    for path in sorted(ROOT.glob(pattern)):
        for element in ElementTree.parse(path).iter():  # noqa: S314 own files
            if element.tag.rpartition("}")[2] == tag and element.get(attribute):
                yield element.get(attribute)


@pytest.mark.parametrize(
    ("pattern", "tag", "attribute"),
    [
        ("src/*/src/**/behaviors/*.zcml", "behavior", "name"),
        ("src/*/src/**/permissions.zcml", "permission", "title"),
        ("profiles/*/default/catalog.xml", "index", "name"),
        ("src/*/src/**/*.zcml", "service", "name"),
        ("profiles/*/default/types.xml", "object", "name"),
    ],
)
def test_the_readme_names_all_of_a_kind(pattern, tag, attribute):
    # nobody acts: the tables of the README are compared with the registrations
    found = set(names(pattern, tag, attribute)) - {"portal_types"}
    assert found
    missing = [name for name in sorted(found) if name not in README]
    assert not missing


def test_the_readme_names_every_kind_of_document():
    # nobody acts: the declared kinds are compared with the table of types
    declared = sorted((ROOT / "profiles" / "kemensetneg" / "rantai").glob("*.yaml"))
    chains = [load(path) for path in declared]
    kinds = [chain.kind for chain in chains if "naskah" in chain.extra]
    assert len(kinds) >= 7
    assert [kind for kind in kinds if f"`{kind}`" not in README] == []


def test_the_readme_names_every_command():
    # nobody acts: the Makefile's targets that explain themselves
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE)
    assert len(targets) > 8
    assert not [name for name in targets if f"make {name}" not in README]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page):
    # nobody acts: links of the documentation that stay inside it
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" in target:
            continue
        path = (page.parent / target).resolve()
        assert path.exists() or path.parent == PICTURES.resolve(), target
