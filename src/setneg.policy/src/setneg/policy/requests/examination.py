"""A proposal is given to a section to be examined, which reports what it found.

Source: the head decides, himself or after a section below him has looked into it.
"""

from collections.abc import Mapping
from setneg.policy import _
from setneg.policy.content.usulan import IUsulan
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


def examiners(proposal: Any) -> tuple[str, ...]:
    """Heads of the units directly below the receiver's."""
    organogram = organisation.current()
    receiver = organogram.positions.get(proposal.receiver)
    if receiver is None:
        return ()
    heads = (organogram.head(unit.code) for unit in organogram.children(receiver.unit))
    return tuple(h.id for h in heads if h is not None and h.function == HEAD)


@provider(IVocabularyFactory)
def examiner_terms(context: Any) -> Any:
    """Those to whom a proposal may be given."""
    posts = examiners(context) if IUsulan.providedBy(context) else ()
    return terms((post, position_title(post)) for post in posts)


class IAssignment(IComment):
    """Which section examines it."""

    kepada = schema.Choice(
        title=_("label_diteliti_oleh", default="Diteliti oleh"),
        vocabulary="setneg.policy.PenelitiUsulan",
    )


class IFinding(Interface):
    """What the section found, for the one who decides."""

    hasil_penelitian = schema.Text(
        title=_("label_hasil_penelitian", default="Hasil penelitian"),
        description=_(
            "help_hasil_penelitian",
            default="Dibaca oleh yang memutuskan; pengusul membaca keputusannya.",
        ),
        max_length=10000,
    )


@adapter(IUsulan)
class Assignment(Step):
    """delegasikan: the section's head examines it from now on."""

    schema = IAssignment

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        self.document.pelaksana = str(data["kepada"])
        self.document.reindexObjectSecurity()
        self.document.reindexObject(idxs=["waiting_for", "pelaksana"])


@adapter(IUsulan)
class Finding(Step):
    """kerjakan: the finding is kept with the proposal; a later one replaces it."""

    schema = IFinding

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        self.document.hasil_penelitian = str(data["hasil_penelitian"]).strip()
