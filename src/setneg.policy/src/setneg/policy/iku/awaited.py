"""For whom an indicator waits: the heads of the Bagian, not each of its staff.

Staff of the Bagian may take the same steps; only the heads find it in their inboxes.
What is in the inventory waits for the regulation, for nobody's step.
"""

from setneg.policy.content.iku import IIKU
from setneg.policy.iku import cycles
from setneg.workflows import organisation
from setneg.workflows.inbox.interfaces import IAwaited
from setneg.workflows.organisation.levels import HEAD
from setneg.workflows.steps import acting
from typing import Any
from typing import Final
from zope.component import adapter
from zope.interface import implementer


CHECKED: Final = ("diajukan", "dibahas", "disetujui")
INVENTORY: Final = "diinventarisasi"


@implementer(IAwaited)
@adapter(IIKU)
class Heads:
    """Who must act now."""

    def __init__(self, indicator: Any):
        self.indicator = indicator

    def positions(self) -> tuple[str, ...]:
        stage = cycles.standing(self.indicator)
        if stage == INVENTORY:
            return ()
        found = acting.awaited(self.indicator)
        if stage not in CHECKED:
            return found
        posts = organisation.current().positions
        return tuple(
            each for each in found if each in posts and posts[each].function == HEAD
        )
