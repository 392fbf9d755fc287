"""What was done about opinions, told between the steps in a document's history."""

from collections.abc import Iterable
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.coordination.model import Act
from setneg.workflows.coordination.model import Opinion
from setneg.workflows.coordination.sight import visible
from setneg.workflows.interfaces import IChained
from setneg.workflows.steps import acting
from setneg.workflows.steps.interfaces import IRemarks
from setneg.workflows.steps.model import Remark
from setneg.workflows.steps.wording import say
from typing import Any
from zope.component import adapter
from zope.interface import implementer


TITLES = {
    "minta": _("act_opinion_asked", default="Meminta pendapat ${position}"),
    "teruskan": _("act_opinion_passed", default="Meneruskan permintaan pendapat"),
    "jawab": _("act_opinion_given", default="Memberi pendapat: ${verdict}"),
    "tarik": _(
        "act_opinion_withdrawn", default="Menarik permintaan pendapat ${position}"
    ),
    "kesampingkan": _(
        "act_opinion_waived", default="Mengesampingkan pendapat wajib ${position}"
    ),
}
VERDICT_TITLES = {
    "menunggu": _("opinion_waiting", default="menunggu"),
    "setuju": _("opinion_agreed", default="setuju (paraf)"),
    "setuju_dengan_catatan": _("opinion_noted", default="setuju dengan catatan"),
    "tidak_setuju": _("opinion_opposed", default="tidak setuju"),
    "ditarik": _("opinion_withdrawn", default="permintaan ditarik"),
    "dikesampingkan": _("opinion_waived", default="dikesampingkan"),
}


@implementer(IRemarks)
@adapter(IChained)
class OpinionRemarks:
    """Each act on an opinion that the person at the desk may read."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def remarks(self) -> Iterable[Remark]:
        return [
            Remark(
                time=act.time,
                actor=act.actor,
                position=act.position,
                capacity=act.capacity,
                what=title(found, act),
                text=act.text,
                version=act.version,
            )
            for found in visible(self.document, acting.userid())
            for act in found.acts
        ]


def title(found: Opinion, act: Act) -> str:
    """What the act was, in words."""
    post = organisation.current().positions.get(found.route[0])
    words = {
        "position": post.title if post else found.route[0],
        "verdict": say(VERDICT_TITLES.get(found.state, found.state)),
    }
    message = TITLES[act.act]
    return say(_(str(message), default=message.default, mapping=words))
