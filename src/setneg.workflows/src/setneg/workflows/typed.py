"""What came with a form under a name, whatever its sender made of it."""

from collections.abc import Sequence
from typing import Any


def text(form: Any, name: str) -> str:
    """What was typed, as one text; "" for nothing, a file, or several values.

    form  what a request holds by name
    """
    value = form.get(name)
    return value if isinstance(value, str) else ""


def several(form: Any, name: str) -> list[str]:
    """Each of the values that were ticked or typed, also when it is only one."""
    value = form.get(name) or []
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, list | tuple):
        return []
    return [each for each in found if isinstance(each, str)]


def among(said: str, own: Sequence[str]) -> str:
    """The one of one's own that was said; the only one when nothing was said; "" while
    that is open."""
    if not said and len(own) == 1:
        return own[0]
    return said if said in own else ""
