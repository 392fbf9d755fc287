"""What the strike of the clock does here: open what has ended, count what counts itself."""

from setneg.policy.performance import counting
from setneg.policy.performance import opening
from typing import Any


def strike(event: Any) -> None:
    """First the periods that have ended, then the figures that need nobody to type them."""
    if opening.PLACE not in event.portal:
        return
    opening.strike(event.portal)
    counting.strike(event.portal, event.now)
