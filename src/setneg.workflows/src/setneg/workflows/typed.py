"""What came with a form under a name, whatever its sender made of it."""

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
