"""Said of a document whose stage disappeared and which was put into another one."""

from typing import Any
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface.interfaces import IObjectEvent
from zope.interface.interfaces import ObjectEvent


class IMovedByChain(IObjectEvent):
    """The chain of a document changed, and the document goes on in another stage."""

    before = Attribute("Id of the stage that disappeared.")
    after = Attribute("Id of the stage in which the document stands now.")
    reason = Attribute("Why the chain was changed.")


@implementer(IMovedByChain)
class MovedByChain(ObjectEvent):
    """The event; the document has its new permissions already."""

    def __init__(self, document: Any, before: str, after: str, reason: str) -> None:
        super().__init__(document)
        self.before = before
        self.after = after
        self.reason = reason
