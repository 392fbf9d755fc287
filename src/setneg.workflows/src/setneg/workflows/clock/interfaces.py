"""What the clock tells the other rooms."""

from collections.abc import Iterable
from datetime import datetime
import typing
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface


class ITicked(Interface):
    """The clock has struck: what is due by time may be done now.

    Subscribers do small, repeatable work; it happens once for several missed ticks.
    """

    portal: typing.Any = Attribute("The site.")
    now: datetime = Attribute("The moment of the tick.")


class IRecipients(Interface):
    """Adapter of a document that itself says who is written to about its deadlines,
    where the holders of the waited-for positions and their superiors are not all to
    know of it."""

    def recipients(  # type: ignore[empty-body]
        kind: str, positions: Iterable[str]
    ) -> tuple[str, ...]:
        """Accounts for a notice of that kind (``notices.REMINDER``, ``ESCALATION``)."""


@implementer(ITicked)
class Ticked:
    """See ITicked."""

    def __init__(self, portal: typing.Any, now: datetime) -> None:
        self.portal = portal
        self.now = now
