"""What each verb asks for and brings about, whatever the kind of document."""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from datetime import UTC
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows import register
from setneg.workflows.authority.delegates import report_to_delegator
from setneg.workflows.chains import chain_of
from setneg.workflows.interfaces import IChained
from setneg.workflows.interfaces import INumbered
from setneg.workflows.steps import numbers
from setneg.workflows.steps import said
from setneg.workflows.steps.interfaces import IStep
from setneg.workflows.steps.model import Entry
from setneg.workflows.steps.numbers import issuer
from setneg.workflows.steps.numbers import not_filled
from setneg.workflows.steps.numbers import number_words
from setneg.workflows.steps.numbers import unnumberable
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IStep)
@adapter(IChained)
class Step:
    """A step that asks for no more than an optional remark and only moves on."""

    schema: Any = said.IComment

    def __init__(self, document: Any) -> None:
        self.document = document

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        """What the schema asks for and was not said; nothing before one speaks."""
        if data is None:
            return ()
        return said.unsaid(self.document, self.schema, data)

    def done(self, entry: Entry, data: Mapping[str, Any]) -> None:
        """Nothing beyond the move itself."""


class ReasonedStep(Step):
    """kembalikan, tarik, batalkan, tolak, minta_kelengkapan. Source: I-13."""

    schema = said.IReason


class Harmonisation(Step):
    """harmonisasi: the drafter of law notes what he found."""

    schema = said.INote


class Distribution(Step):
    """distribusikan: with the number of copies."""

    schema = said.ICopies


class Drafting(Step):
    """susun: the drafter submits; what only he can fill in is there."""

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        """The number must be possible with the words that he has chosen."""
        return [*super().missing(data), *unnumberable(self.document)]


class Cancellation(ReasonedStep):
    """batalkan: a number that was held for the document becomes void."""

    def done(self, entry: Entry, data: Mapping[str, Any]) -> None:
        numbers.give_up(self.document, entry.reason)


class Signature(Step):
    """tanda_tangan: office, person and moment are written on the document."""

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        """After the signature nothing can be added, so the number must be possible."""
        return [*super().missing(data), *unnumberable(self.document)]

    def done(self, entry: Entry, data: Mapping[str, Any]) -> None:
        document = self.document
        document.ditandatangani_oleh = entry.position
        document.ditandatangani_pejabat = entry.actor
        document.ditandatangani_pada = entry.time.astimezone(UTC)
        report_to_delegator(document, entry.position)
        if numbers.held_at_signature(chain_of(document)):
            numbers.hold(document)


class Numbering(Step):
    """nomori: the number counts, after the signature. Source: R-X-03.

    The mail desk gives the next number of its register; the drafting office confirms
    the one that its document was signed with.
    """

    schema = said.INumberDate

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = list(super().missing(data))
        held = numbers.is_held(self.document)
        if not INumbered.providedBy(self.document):
            reasons.append(
                _("refused_not_numbered", default="Naskah jenis ini tidak bernomor.")
            )
        elif getattr(self.document, "nomor_urut", None) and not held:
            reasons.append(_("refused_numbered", default="Naskah ini sudah bernomor."))
        chain = chain_of(self.document)
        if chain is not None and chain.number:
            lacking = register.lacking(chain.number, **number_words(self.document))
            reasons += [not_filled(name) for name in lacking]
        return [*reasons, *self._wrong_day((data or {}).get("tanggal"), held)]

    def _wrong_day(self, day: Any, held: bool) -> Sequence[str]:
        """Why a date that was said cannot be the document's."""
        if not isinstance(day, date):
            return ()
        if day > organisation.today():
            return (
                _(
                    "refused_date_ahead",
                    default="Tanggal naskah tidak boleh di masa depan.",
                ),
            )
        if held and day != self.document.tanggal:
            return (
                _(
                    "refused_date_signed",
                    default="Tanggal sudah tercantum dalam naskah yang ditandatangani; "
                    "kosongkan isian tanggal.",
                ),
            )
        return ()

    def done(self, entry: Entry, data: Mapping[str, Any]) -> None:
        document = self.document
        chain = chain_of(document)
        if chain is None or not chain.number:
            return
        if numbers.is_held(document):
            numbers.confirm(document)
            return
        day = data.get("tanggal") or organisation.today()
        office = self.office(chain.register, entry)
        number = register.next_number(document.portal_type, office, day.year, document)
        numbers.write(document, chain.number, number, day)

    def office(self, kept_by: str, entry: Entry) -> str:
        """Code of the unit whose register counts: the mail desk, or who issues."""
        desk = entry.position.partition("__")[0]
        return desk if kept_by == "persuratan" else issuer(self.document) or desk
