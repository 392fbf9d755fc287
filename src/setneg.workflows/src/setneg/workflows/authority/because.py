"""Why a position may sign for another one: in words."""

from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.authority.delegates import delegates
from setneg.workflows.authority.delegates import delegator
from setneg.workflows.interfaces import IChained
from setneg.workflows.reasons.interfaces import IBecause
from setneg.workflows.reasons.reading import post_of
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IBecause)
@adapter(IChained)
class Delegated:
    """Says in whose name a position acts that has no such role in the unit's line."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def because(self, group: str, role: str) -> str | None:
        unit = getattr(self.document, "unit", None) or ""
        if role in organisation.current().roles(unit).get(group, ()):
            return None
        if group not in delegates(self.document):
            return None
        given = delegator(self.document, group)
        if given is None:
            return None
        return _(
            "because_delegated",
            default="ia berwenang menandatangani atas nama ${post}",
            mapping={"post": post_of(given.of)},
        )
