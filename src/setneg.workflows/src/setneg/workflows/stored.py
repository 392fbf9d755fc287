"""What the database has, whoever asks: what an object itself keeps, the object of a UID."""

from Acquisition import aq_base
from plone import api
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


def by_uid(uid: str | None, kind: str = "") -> Any:
    """The content of a UID without regard to rights; None for a UID that is unknown.

    kind  only of that portal type, when one is named

    For questions about the state of things: nothing of it is shown to whoever may not
    see it.
    """
    if not uid:
        return None
    query = {"UID": uid, **({"portal_type": kind} if kind else {})}
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(**query)
    return brains[0]._unrestrictedGetObject() if brains else None
