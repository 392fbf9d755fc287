"""Lists for a spreadsheet program."""

from datetime import date
from datetime import datetime
from datetime import UTC
import io
from openpyxl import load_workbook
from setneg.policy.rendering.workbook import workbook


def sheet(*rows):
    data = workbook("Daftar", ("Nomor", "Hal"), rows)
    return load_workbook(io.BytesIO(data)).active


def test_what_looks_like_a_formula_stays_text():
    cell = sheet(("1", '=HYPERLINK("http://jahat")'))["B2"]
    assert cell.data_type == "s"
    assert cell.value.startswith("=HYPERLINK")


def test_dates_are_dates_and_moments_are_on_the_ministrys_clock():
    found = sheet((date(2026, 11, 21), datetime(2026, 11, 21, 1, tzinfo=UTC)))
    assert found["A2"].value == datetime(2026, 11, 21)
    assert found["B2"].value == datetime(2026, 11, 21, 8)


def test_control_characters_do_not_break_the_file():
    assert sheet(("1", "a\x00b\x0bc"))["B2"].value == "abc"
