"""The agenda book to take along: workbook and paper, by the rights of the screen."""

from datetime import datetime
from datetime import UTC
import io
from openpyxl import load_workbook
from plone import api
import pytest
from setneg.policy.rendering import agenda
from setneg.workflows import register
from setneg.workflows.register import book
from setneg.workflows.register import columns
from setneg.workflows.register.series import Key
from tests.workflows.steps import people
from zExceptions import Unauthorized


YEAR = datetime.now(UTC).year
NAME = ("Memorandum", "biro-ortala", YEAR)
KEY = Key(YEAR, "biro-ortala", "Memorandum")
HEAD = "karo.ortala"


@pytest.fixture
def lines(portal):
    """Two lines: a memorandum whose subject looks like a formula, and a paper letter."""
    document = people.begin(
        portal, "Memorandum", kepada=["biro-umum__kepala"], lampiran="2 lembar"
    )
    document.title = "=HYPERLINK(1)"
    people.until(portal, document, "distribusikan")
    register.next_number(*NAME, None)
    place = (KEY.year, KEY.office, KEY.kind)
    register.relate((*place, 2, ""), (*place, 1, ""))
    with people.acting_as(portal, HEAD):
        return book.lines(KEY, HEAD)


def test_the_workbook_has_the_ministrys_columns_and_no_formula(lines):
    """karo.ortala opens the workbook of his office's book."""
    sheet = load_workbook(io.BytesIO(agenda.as_workbook(KEY, lines))).active
    rows = list(sheet.iter_rows())
    assert tuple(cell.value for cell in rows[0]) == columns.head()
    first = rows[1]
    assert (first[1].value, first[3].value, first[7].value) == ("1", "2 lembar", "2")
    assert first[4].value.startswith("Kepala Biro Umum")
    assert (first[6].value, first[6].data_type) == ("=HYPERLINK(1)", "s")


def test_the_book_is_printed_on_landscape_pages(lines):
    """karo.ortala prints his office's book."""
    pdf = agenda.as_pdf(KEY, "Memorandum", lines * 40, datetime(2026, 6, 2, tzinfo=UTC))
    assert pdf.startswith(b"%PDF-")
    assert b"/MediaBox [0 0 841.89 595.28]" in pdf or b"841.8" in pdf


@pytest.mark.parametrize("name", ["register-pdf", "register-xlsx"])
def test_only_the_keeper_takes_the_book_along(portal, lines, name):
    """karo.ortala may; karo.tu keeps another book; staf.sisdur keeps none."""
    request = portal.REQUEST.clone()
    request.form.update(jenis="Memorandum", kantor="biro-ortala", tahun=str(YEAR))
    with people.acting_as(portal, HEAD):
        made = api.content.get_view(name, portal, request)()
    assert made[:4] in (b"%PDF", b"PK\x03\x04")
    with people.acting_as(portal, "karo.tu"), pytest.raises(Unauthorized):
        api.content.get_view(name, portal, request)()
    with people.acting_as(portal, "staf.sisdur"), pytest.raises(Unauthorized):
        portal.restrictedTraverse(f"@@{name}")
