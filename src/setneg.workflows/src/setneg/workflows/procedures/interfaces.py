"""What the cases ask of the portal's documents."""

from collections.abc import Mapping
from datetime import datetime
from zope.interface import Attribute
from zope.interface import Interface


class IReceipts(Interface):
    """When the addressees of a delivered document received it; adapts the document."""

    received: Mapping[str, datetime] = Attribute(
        "Position -> moment of its receipt; only those that have confirmed it."
    )
