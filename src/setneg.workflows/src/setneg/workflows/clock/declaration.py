"""The ministry's calendar as a file: ``kalender.yaml``.

It states zone, hours and day rules, and the changes that are known when the site is set
up. Loading it again adds what is new and leaves what people entered on screen.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from setneg.workflows.clock import book as books
from setneg.workflows.clock.calendar import Change
from typing import Any
import yaml


PROFILE_USER = "profil"
_FIELDS = {"jenis", "mulai", "akhir", "nama", "sumber", "alasan"}


def load(path: Path) -> None:
    """Read a declaration into the current site's book.

    Raises CalendarError that names the file and the entry.
    """
    data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    if not isinstance(data, Mapping):
        raise books.CalendarError(f"{path.name}: isi berkas harus berupa pasangan.")
    rows = data.get("perubahan") or []
    settings = {key: value for key, value in data.items() if key != "perubahan"}
    book = books.install()
    try:
        book.configure(settings)
    except ValueError as error:
        raise books.CalendarError(f"{path.name}: {error}") from error
    known = {(change.kind, change.start) for change in book.changes}
    for number, row in enumerate(rows, 1):
        try:
            change = _change(row)
            if (change.kind, change.start) not in known:
                book.add(change, PROFILE_USER)
        except ValueError as error:
            place = f"{path.name}, perubahan ke-{number}"
            raise books.CalendarError(f"{place}: {error}") from error


def _change(row: Any) -> Change:
    """One row of ``perubahan``."""
    if not isinstance(row, Mapping) or not set(row) <= _FIELDS:
        raise books.CalendarError(f"hanya boleh berisi {', '.join(sorted(_FIELDS))}.")
    start = row.get("mulai")
    if not isinstance(start, date):
        raise books.CalendarError("“mulai” harus tanggal, misalnya 2026-02-18.")
    end = row.get("akhir", start)
    if not isinstance(end, date):
        raise books.CalendarError("“akhir” harus tanggal, misalnya 2026-03-19.")
    texts = (str(row.get(key) or "") for key in ("nama", "sumber", "alasan"))
    return books.change(str(row.get("jenis")), start, end, *texts)
