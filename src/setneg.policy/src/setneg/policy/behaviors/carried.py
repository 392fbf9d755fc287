"""Rows that travel as one file, because a form holds 1,024 fields at most.

The script of the pages (`rows.js`) puts them into a JSON list: for each row an object of
what stands in its inputs, by their names.
"""

import json
from typing import Any


#: The largest file of rows that is read.
MOST_BYTES = 16 * 1024 * 1024


class NoRows(ValueError):
    """A file that is damaged, too large, or says something else than rows."""


def rows(file: Any, most: int = MOST_BYTES) -> list[dict[str, Any]]:
    """The rows of an uploaded file, each in its place: {} for one that was left out.

    most  the largest file that is read, in bytes
    NoRows when it holds none.
    """
    file.seek(0)
    data = file.read(most + 1)
    try:
        told = json.loads(data) if len(data) <= most else None
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, list):
        raise NoRows
    found = [{} if row is None else row for row in told]
    if not all(isinstance(row, dict) for row in found):
        raise NoRows
    return found
