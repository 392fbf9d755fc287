"""A list as a file: what a spreadsheet program gets to see."""

import csv
from datetime import date
from datetime import datetime
import io
from openpyxl import load_workbook
import pytest
from setneg.policy.browser.spreadsheet import cell
from setneg.policy.browser.spreadsheet import csv_text
from setneg.policy.browser.spreadsheet import CsvTable
from setneg.policy.browser.spreadsheet import WorkbookTable
from zope.publisher.browser import TestRequest as Request


class Page:
    """A page with two lines."""

    file_name = "daftar"
    HEAD = ("Hal", "Hari")

    def __init__(self):
        self.request = Request()

    def rows(self):
        yield ("=SUM(1)", date(2026, 11, 21))
        yield (None, None)


class Text(CsvTable, Page):
    """Its text."""


class Book(WorkbookTable, Page):
    """Its workbook; the head is said by a method."""

    sheet_name = "Daftar hal"

    def head(self):
        return ("Perihal", "Tanggal")


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@A1", "\tx", "\rx"])
def test_what_would_begin_a_formula_is_text(typed):
    # nobody acts: a cell is written
    assert cell(typed) == f"'{typed}"


def test_days_and_moments_are_written_as_iso_and_nothing_as_nothing():
    # nobody acts: cells are written
    assert cell(date(2026, 1, 2)) == "2026-01-02"
    assert cell(datetime(2026, 1, 2, 3, 4)) == "2026-01-02T03:04:00"
    assert cell(None) == ""
    assert cell(0) == "0"


def test_commas_and_quotes_of_a_title_do_not_move_its_neighbours():
    # nobody acts: the text is read again
    text = csv_text(["a", "b"], [['x, "y"', 1]])
    assert list(csv.reader(io.StringIO(text))) == [["a", "b"], ['x, "y"', "1"]]


def test_a_page_is_offered_as_text_that_nobody_else_keeps():
    # nobody acts: the page is asked for
    page = Text()
    lines = list(csv.reader(io.StringIO(page())))
    assert lines == [["Hal", "Hari"], ["'=SUM(1)", "2026-11-21"], ["", ""]]
    told = page.request.response.getHeader
    assert told("Content-Type") == "text/csv; charset=utf-8"
    assert told("Content-Disposition") == 'attachment; filename="daftar.csv"'
    assert told("Cache-Control") == "private, no-store"


def test_a_page_is_offered_as_a_workbook_of_its_own_name():
    # nobody acts: the page is asked for
    page = Book()
    sheet = load_workbook(io.BytesIO(page())).active
    assert sheet.title == "Daftar hal"
    assert [each.value for each in sheet[1]] == ["Perihal", "Tanggal"]
    assert sheet["A2"].value == "=SUM(1)"
    assert sheet["A2"].data_type == "s"
    told = page.request.response.getHeader
    assert told("Content-Disposition") == 'attachment; filename="daftar.xlsx"'
