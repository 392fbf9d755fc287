"""Headings of files: whoever opens one reads them in his language; nobody acts here."""

from importlib import import_module
import pytest
from setneg.policy.browser import headings


TABLES = (
    "archive.listing",
    "attendance.tables",
    "browser.documents.tables",
    "browser.listings",
    "distribution.lists_page",
    "distribution.pages",
    "handling.tables",
    "iku.tables",
    "performance.board_page",
    "performance.coverage_page",
    "performance.outcomes_page",
    "questionnaires.page",
)


@pytest.mark.parametrize("name", TABLES)
def test_every_heading_of_a_file_has_its_message(name):
    room = import_module(f"setneg.policy.{name}")
    heads = [found for each in vars(room).values() if (found := _head(each))]
    assert heads
    assert [word for head in heads for word in head if word not in headings.KNOWN] == []


def _head(each):
    found = getattr(each, "HEAD", ())
    return found if isinstance(each, type) and isinstance(found, tuple) else ()
