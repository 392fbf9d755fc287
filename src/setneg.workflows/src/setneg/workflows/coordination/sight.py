"""Who sees the opinions: those in the document's own line, and who was asked."""

from AccessControl import getSecurityManager
from Products.CMFCore.permissions import ManagePortal
from setneg.workflows import organisation
from setneg.workflows.coordination.book import opinions
from setneg.workflows.coordination.model import Opinion
from typing import Any


def visible(document: Any, who: str) -> list[Opinion]:
    """The opinions that somebody may read.

    Whoever acts on the document by his office sees them all, and so does who asked;
    who was asked sees his own. Whoever only received the document sees none: what
    the units said to each other is theirs.
    """
    found = opinions(document)
    if not found or not who:
        return []
    held = set(organisation.current().groups_of(who, organisation.today()))
    roles = organisation.current().roles(getattr(document, "unit", None) or "")
    everything = held.intersection(roles) or getSecurityManager().checkPermission(
        ManagePortal, document
    )
    if everything:
        return found
    return [
        each
        for each in found
        if held.intersection(each.route) or each.by in held or each.asker == who
    ]


def concerns(document: Any, who: str) -> bool:
    """Whether somebody worked on the document: by his office, or by an opinion.

    Who only received it does not see who initialled it and what was said about it.
    """
    if not who:
        return False
    held = set(organisation.current().groups_of(who, organisation.today()))
    roles = organisation.current().roles(getattr(document, "unit", None) or "")
    asked = {position for each in opinions(document) for position in each.route}
    return bool(
        held.intersection(roles)
        or held.intersection(asked)
        or getSecurityManager().checkPermission(ManagePortal, document)
    )
