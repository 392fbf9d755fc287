"""What was typed into an address or a form; nonsense asks for nothing."""

from collections.abc import Container
from collections.abc import Mapping
from datetime import date
from setneg.workflows.typed import among
from setneg.workflows.typed import several
from setneg.workflows.typed import text
from typing import Any


__all__ = ("among", "day", "several", "text", "words", "year")

#: Years of which an office may ask.
YEARS = range(1900, 3000)


def year(form: Mapping[str, Any], among: Container[int] | None = None) -> int | None:
    """The year in `tahun`, if it is one of those there are."""
    said = str(form.get("tahun") or "")
    asked = int(said) if said.isdecimal() and len(said) == 4 else 0
    return asked if asked in YEARS and (among is None or asked in among) else None


def day(said: object) -> date | None:
    """A day as a form, an address or REST sends it (ISO), in a year of an office."""
    try:
        found = date.fromisoformat(str(said or ""))
    except ValueError:
        return None
    return found if found.year in YEARS else None


def words(said: str) -> dict[str, str]:
    """The query for what holds words that begin so, all of them; {} without words."""
    found = [word for word in said.replace('"', " ").split() if word.isalnum()]
    return {"SearchableText": " AND ".join(f"{w}*" for w in found)} if found else {}
