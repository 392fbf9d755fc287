"""Why a position that was asked for its opinion may read: in words."""

from setneg.workflows import _
from setneg.workflows.coordination.book import opinions
from setneg.workflows.coordination.model import ROLE
from setneg.workflows.interfaces import IChained
from setneg.workflows.reasons.interfaces import IBecause
from setneg.workflows.reasons.reading import post_of
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IBecause)
@adapter(IChained)
class AskedForOpinion:
    """Says who asked, and whether the opinion is still waited for."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def because(self, group: str, role: str) -> str | None:
        if role != ROLE:
            return None
        asked = [each for each in opinions(self.document) if group in each.route]
        if not asked:
            return None
        words = {"asker": post_of(asked[-1].by)}
        if asked[-1].waiting:
            return _(
                "because_opinion_waiting",
                default="${asker} menunggu pendapatnya atas naskah ini",
                mapping=words,
            )
        return _(
            "because_opinion_given",
            default="${asker} meminta pendapatnya atas naskah ini",
            mapping=words,
        )
