"""Steps of any submission: charging somebody with it, and answering the sender.

Kinds with rules of their own have steps of their own; these serve the kinds that a site
manager makes on screen.
"""

from collections.abc import Mapping
from setneg.policy import _
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.content.pengajuan import team
from setneg.policy.vocabularies.grades import terms
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.steps.said import IComment
from setneg.workflows.steps.verbs import Step
from typing import Any
from zope import schema
from zope.component import adapter
from zope.interface import Interface
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


@provider(IVocabularyFactory)
def handler_terms(context: Any) -> Any:
    """Positions that may be charged: those of the receiver's unit and right below."""
    posts = team(context.receiver) if IPengajuan.providedBy(context) else ()
    return terms((post, position_title(post)) for post in posts)


class ICharge(IComment):
    """Who handles it from now on."""

    kepada = schema.Choice(
        title=_("label_didelegasikan_kepada", default="Didelegasikan kepada"),
        vocabulary="setneg.policy.PelaksanaPengajuan",
    )


class IReply(Interface):
    """What the sender is told."""

    jawaban = schema.Text(
        title=_("label_jawaban", default="Jawaban"),
        description=_("help_jawaban_pengajuan", default="Dibaca oleh yang mengajukan."),
        max_length=10000,
    )


@adapter(IPengajuan)
class Charge(Step):
    """delegasikan: somebody of the receiver's team handles it from now on."""

    schema = ICharge

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        self.document.pelaksana = str(data["kepada"])
        self.document.reindexObjectSecurity()
        self.document.reindexObject(idxs=["pelaksana", *CHANGED_BY_STEP])


@adapter(IPengajuan)
class Reply(Step):
    """jawab: the answer is kept with the submission; a later one replaces it."""

    schema = IReply

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        self.document.jawaban = str(data["jawaban"]).strip()
