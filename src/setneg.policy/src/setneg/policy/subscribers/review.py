"""Review before the signature: the unit that keeps the form of a kind gives its opinion.

The kind's declaration says who reviews (`reviu`). The review is an opinion of another
unit (paraf koordinasi) that nobody has to ask for: it is asked whenever the text that
goes up has not been reviewed yet. Source: life cycle of an SOP (drafted, reviewed by the
biro in charge of procedures, approved by the head of the unit).
"""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from setneg.policy import _
from setneg.policy.content import kinds
from setneg.policy.content.document import Naskah
from setneg.workflows import coordination
from setneg.workflows.coordination import book
from setneg.workflows.coordination import due
from setneg.workflows.coordination import place
from setneg.workflows.coordination import rules
from setneg.workflows.coordination.model import Act
from setneg.workflows.coordination.model import AGREED
from setneg.workflows.coordination.model import NOTED
from setneg.workflows.coordination.model import Opinion
from setneg.workflows.coordination.model import OPPOSED
from setneg.workflows.coordination.model import WAIVED
from setneg.workflows.steps.history import version_of
from setneg.workflows.steps.interfaces import ICheck
from typing import Any
from uuid import uuid4
from zope.component import adapter
from zope.interface import implementer


DRAFTING, SIGNING = "susun", "tanda_tangan"
PASSED = (AGREED, NOTED, WAIVED)


def reviewer(document: Any) -> str:
    """Who reviews a document; "" where none is asked, or it is the unit's own line."""
    wanted = kinds.facts(document.portal_type).reviewer
    return wanted if wanted in dict(rules.heads(document)) else ""


def reviews(document: Any) -> list[Opinion]:
    """Reviews of the text as it stands, and those still waited for; oldest first."""
    wanted, version = reviewer(document), version_of(document)
    return [
        each
        for each in coordination.opinions(document)
        if each.route[0] == wanted
        and (each.waiting or each.state == WAIVED or each.version >= version)
    ]


def ask(document: Any, event: Any) -> None:
    """After a step upwards: a text that nobody has reviewed is sent for review."""
    moved, entry = event.document, event.entry
    stage = place.open_stage(moved)
    wanted = reviewer(moved)
    if not wanted or stage is None or stage.verb == DRAFTING:
        return
    if any(each.waiting or each.state in (*PASSED, OPPOSED) for each in reviews(moved)):
        return
    now = datetime.now(UTC)
    time = kinds.facts(moved.portal_type).review_time
    version = version_of(moved)
    asked = Opinion(
        id=uuid4().hex[:12],
        route=(wanted,),
        by=entry.position,
        asker=entry.actor,
        since=now,
        mandatory=True,
        before=place.usual(moved) if stage.verb != SIGNING else stage.id,
        standard=time,
        deadline=due.deadline(time, now),
    )
    act = Act("minta", entry.actor, entry.position, entry.capacity, now, version)
    book.keep(moved, asked, act)


@implementer(ICheck)
@adapter(Naskah)
class Reviewed:
    """Nothing is signed whose text was not reviewed, or was turned down."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        if offer.verb != SIGNING or not reviewer(self.document):
            return ()
        found = reviews(self.document)
        if found and found[-1].state == OPPOSED:
            return (
                _(
                    "refused_review_opposed",
                    default="Reviu tidak menerima naskah ini: ${note} Kembalikan kepada "
                    "penyusun untuk diperbaiki.",
                    mapping={"note": found[-1].note},
                ),
            )
        if any(each.waiting or each.state in PASSED for each in found):
            return ()  # what is still waited for is said by the coordination itself
        return (
            _(
                "refused_not_reviewed",
                default="Teks ini belum direviu. Kembalikan, lalu ajukan lagi agar "
                "reviu diminta.",
            ),
        )
