"""Every service that is registered is told in the REST reference, with its methods."""

from pathlib import Path
import pytest
import re
from xml.etree import ElementTree


ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs" / "api").glob("*.md"))
NAME = re.compile(r"@[a-z]+(?:-[a-z]+)*")
#: Pages whose services are all called by commands that a test runs.
RUN = ("forms.md", "indicators.md")
#: What only somebody with a memorandum that has travelled, or a draft that was
#: discussed, can ask for; `tests/policy/standards_drafts` does.
TOLD_ONLY = {"@permintaan-draf", "@penetapan"}


def registered():
    """(name, method) of every service of the two packages."""
    found = set()
    for path in (ROOT / "src").glob("*/src/**/*.zcml"):
        for element in ElementTree.parse(path).iter():  # noqa: S314 own files
            if element.tag.rpartition("}")[2] == "service":
                found.add((element.get("name"), element.get("method")))
    return found


def rows(text):
    """(names, methods) of each row of a table that tells services."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 4 and NAME.search(cells[1]):
            yield set(NAME.findall(cells[1])), set(cells[2].split(", "))


def told(page):
    text = page.read_text(encoding="utf-8")
    return {
        (name, method)
        for names, methods in rows(text)
        for name in names
        for method in methods
        if method.isupper()
    }


def test_every_service_is_told_with_its_methods():
    # nobody acts: the reference is compared with the registrations
    everything = {each for page in PAGES for each in told(page)}
    assert len(everything) > 90
    assert sorted(registered() - everything) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_tells_of_a_service_that_is_none(page):
    # nobody acts: tables that were left behind
    plone = {("@history", "GET")}
    assert sorted(told(page) - registered() - plone) == []


def test_the_readme_gives_each_service_the_methods_that_it_has():
    # nobody acts: the README's table is compared with the registrations
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    given = {
        (name, method)
        for entry in re.findall(r"`((?:GET|POST|PUT|DELETE)[^`]*@[^`]*)`", text)
        for name in NAME.findall(entry)
        for method in re.findall(r"[A-Z]{3,}", entry.partition("@")[0])
    }
    assert len(given) > 80
    assert sorted(given - registered()) == []


@pytest.mark.parametrize("name", RUN)
def test_what_a_page_tells_it_also_shows(name):
    # nobody acts: every service of the table is called in a command of the guides
    commands = "\n".join(
        block
        for page in PAGES
        for block in re.findall(
            r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL
        )
    )
    page = next(page for page in PAGES if page.name == name)
    names = {each for each, _method in told(page)} - TOLD_ONLY
    assert len(names) > 10
    assert [each for each in sorted(names) if f"/{each}" not in commands] == []
