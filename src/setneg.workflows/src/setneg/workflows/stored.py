"""What an object itself keeps, as the database has it."""

from Acquisition import aq_base
from typing import Any


def stored(content: Any) -> dict[str, Any]:
    """The object's own attributes: no acquisition, no default of a schema, no class.

    `vars()` of an object that sleeps in the cache is empty; it is woken first.
    """
    base = aq_base(content)
    wake = getattr(base, "_p_activate", None)
    if wake is not None:
        wake()
    return vars(base)
