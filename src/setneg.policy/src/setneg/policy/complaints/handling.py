"""Delegating and answering a complaint. Source: R-X-17."""

from collections.abc import Mapping
from setneg.policy import _
from setneg.policy.content.pengaduan import IPengaduan
from setneg.policy.vocabularies.grades import terms
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from setneg.workflows.organisation.levels import HEAD
from setneg.workflows.steps.said import IComment
from setneg.workflows.steps.verbs import Step
from typing import Any
from zope import schema
from zope.component import adapter
from zope.interface import Interface
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


def delegates(complaint: Any) -> tuple[str, ...]:
    """Heads of the units directly below the receiver, without the one complained about."""
    organogram = organisation.current()
    receiver = organogram.positions.get(complaint.receiver)
    if receiver is None:
        return ()
    heads = (organogram.head(unit.code) for unit in organogram.children(receiver.unit))
    return tuple(
        head.id
        for head in heads
        if head is not None and head.id != complaint.terlapor and head.function == HEAD
    )


@provider(IVocabularyFactory)
def delegate_terms(context: Any) -> Any:
    """Those to whom a complaint may be delegated."""
    posts = delegates(context) if IPengaduan.providedBy(context) else ()
    return terms((post, position_title(post)) for post in posts)


class IDelegation(IComment):
    """Whom the head of the service charges with the complaint."""

    kepada = schema.Choice(
        title=_("label_didelegasikan_kepada", default="Didelegasikan kepada"),
        vocabulary="setneg.policy.PelaksanaPengaduan",
    )


class IAnswer(Interface):
    """What the complainant is told."""

    jawaban = schema.Text(
        title=_("label_jawaban", default="Jawaban"),
        description=_(
            "help_jawaban", default="Dibaca oleh yang menyampaikan pengaduan."
        ),
        max_length=10000,
    )


@adapter(IPengaduan)
class Delegation(Step):
    """delegasikan: the named head of a section handles it from now on."""

    schema = IDelegation

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        self.document.pelaksana = str(data["kepada"])
        self.document.reindexObjectSecurity()
        self.document.reindexObject(idxs=["waiting_for"])


@adapter(IPengaduan)
class Acceptance(Step):
    """terima: handled by whoever accepts it; a team below him sees it."""

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        self.document.pelaksana = self.document.pelaksana or entry.position


@adapter(IPengaduan)
class Answer(Step):
    """jawab: the answer is kept with the complaint; a later one replaces it."""

    schema = IAnswer

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        self.document.jawaban = str(data["jawaban"]).strip()
