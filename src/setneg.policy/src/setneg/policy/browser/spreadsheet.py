"""Cells for a spreadsheet: text that no spreadsheet program takes for a formula."""

from typing import Any


FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: Any) -> str:
    """The value as text; what would begin a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in FORMULA else text
