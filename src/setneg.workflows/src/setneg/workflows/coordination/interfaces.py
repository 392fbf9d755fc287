"""What others have to say before a unit beside the line is let into a document."""

from collections.abc import Sequence
from zope.interface import Interface


class ILetsIn(Interface):
    """Subscription adapter of a document: may its text go to another position?"""

    def missing(position: str) -> Sequence[str]:  # type: ignore[empty-body]
        """Reasons why the person at the desk may not let that position read it."""
