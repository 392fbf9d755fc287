"""Which level signs: chosen within what the chain of the kind allows."""

from Acquisition import aq_base
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from setneg.policy import _
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.interfaces import IChained
from setneg.workflows.steps.wording import say
from typing import Any
from z3c.form.datamanager import AttributeField
from zExceptions import BadRequest
from zope import schema
from zope.component import adapter
from zope.interface import implementer
from zope.interface import provider
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ValidationError


class SignerSettled(ValidationError):
    """The signer of a document under way changes by a recorded switch only."""

    __doc__ = _(
        "refused_signer_settled",
        default="Naskah ini sudah diajukan, sehingga penanda tangannya tidak diubah di "
        "sini. Pakai “Ganti penanda tangan”, atau kembalikan naskah kepada penyusunnya.",
    )

    def doc(self) -> Any:
        """What is wrong and what to do."""
        return self.__doc__


class ISignerChoice(IChoice):
    """The field that says which level signs."""


@implementer(ISignerChoice)
class SignerChoice(schema.Choice):
    """A level that may sign; once the draft has gone up, the same value only.

    Changed behind the checks already done, a document would stand in a stage that leads
    nowhere for its new signer, and nobody would know on whose direction.
    """

    def _validate(self, value: Any) -> None:
        super()._validate(value)
        if is_settled(self.context, value):
            raise SignerSettled(value)


@adapter(IChained, ISignerChoice)
class SignerData(AttributeField):
    """The same where a client empties the field, which no validation sees."""

    def set(self, value: Any) -> None:
        """Write the value; BadRequest for one that only a switch may write."""
        if is_settled(self.context, value):
            raise BadRequest(say(SignerSettled.__doc__))
        super().set(value)


def is_settled(document: Any, level: str | None) -> bool:
    """Whether a document is under way with another signer than this level."""
    if not IChained.providedBy(document):
        return False
    chain, stage = chain_of(document), stage_of(document)
    if chain is None or stage is None or not chain.signers:
        return False
    if stage.verb == "susun" or stage.id == chain.initial.id:
        return False
    kept = getattr(aq_base(document), "penandatangan", None)
    return chain.signer(level) != chain.signer(kept)


@provider(IFormFieldProvider)
class ISigner(model.Schema):
    """The signing level; empty means the first that the chain names."""

    penandatangan = SignerChoice(
        title=_("label_penandatangan", default="Ditandatangani oleh"),
        description=_(
            "help_penandatangan",
            default="Tingkat pejabat yang menandatangani; kosong berarti yang lazim.",
        ),
        vocabulary="setneg.policy.Penandatangan",
        required=False,
    )
    atas_nama = schema.Choice(
        title=_("label_atas_nama", default="Ditandatangani atas nama oleh"),
        description=_(
            "help_atas_nama",
            default="Pejabat yang menandatangani a.n. atau u.b. menurut surat pelimpahan "
            "yang berlaku; kosong berarti penanda tangan sendiri.",
        ),
        vocabulary="setneg.policy.Pelimpahan",
        required=False,
    )
