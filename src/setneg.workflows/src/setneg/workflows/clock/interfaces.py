"""What the clock tells the other rooms."""

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


@implementer(ITicked)
class Ticked:
    """See ITicked."""

    def __init__(self, portal: typing.Any, now: datetime) -> None:
        self.portal = portal
        self.now = now
