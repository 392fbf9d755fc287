"""What waits for somebody: one query, at ten documents or at a hundred thousand."""

from collections.abc import Mapping
from collections.abc import Sequence
from plone import api
from setneg.workflows import organisation
from setneg.workflows.authority.delegates import asked_for
from setneg.workflows.interfaces import IChained
from typing import Any


#: Who holds no position is asked for under a name that no position has.
NOBODY = ("-",)


def waiting(userid: str) -> dict[str, Any]:
    """The catalog query of what waits for somebody, most urgent first."""
    day = organisation.today()
    groups = organisation.current().groups_of(userid, day)
    # What waits for a person without a position waits under his account.
    words = (*groups, *asked_for(groups, day), *((userid,) if userid else ()))
    return {"waiting_for": list(words or NOBODY), "sort_on": "urgency"}


def begun_by(userid: str) -> dict[str, Any]:
    """The catalog query of what somebody began himself, the latest first."""
    return {
        "Creator": userid,
        "object_provides": IChained.__identifier__,
        "sort_on": "modified",
        "sort_order": "descending",
    }


def find(query: Mapping[str, Any], **narrower: Any) -> Sequence[Any]:
    """Brains, as far as the person at the desk may see them; no object is woken."""
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.searchResults(**{**query, **narrower})


def count(userid: str) -> int:
    """How much waits for somebody, for a badge."""
    return len(find(waiting(userid)))
