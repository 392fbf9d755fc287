"""What each verb asks for and brings about, whatever the kind of document."""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from datetime import UTC
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows import register
from setneg.workflows.chains import chain_of
from setneg.workflows.interfaces import IChained
from setneg.workflows.interfaces import INumbered
from setneg.workflows.steps import said
from setneg.workflows.steps.interfaces import IStep
from setneg.workflows.steps.model import Entry
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


class Numbering(Step):
    """nomori: the next number of the register, after the signature. Source: R-X-03."""

    schema = said.INumberDate

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = list(super().missing(data))
        if not INumbered.providedBy(self.document):
            reasons.append(
                _("refused_not_numbered", default="Naskah jenis ini tidak bernomor.")
            )
        elif getattr(self.document, "nomor_urut", None):
            reasons.append(_("refused_numbered", default="Naskah ini sudah bernomor."))
        chain = chain_of(self.document)
        if chain is not None and chain.number:
            lacking = register.lacking(chain.number, **number_words(self.document))
            reasons += [not_filled(name) for name in lacking]
        day = (data or {}).get("tanggal")
        if isinstance(day, date) and day > organisation.today():
            reasons.append(
                _(
                    "refused_date_ahead",
                    default="Tanggal naskah tidak boleh di masa depan.",
                )
            )
        return reasons

    def done(self, entry: Entry, data: Mapping[str, Any]) -> None:
        document = self.document
        chain = chain_of(document)
        if chain is None or not chain.number:
            return
        document.tanggal = data.get("tanggal") or organisation.today()
        office = self.office(chain.register, entry)
        document.nomor_urut = register.next_number(
            document.portal_type, office, document.tanggal.year, document
        )
        document.nomor = register.format(
            chain.number,
            urut=document.nomor_urut,
            tanggal=document.tanggal,
            **number_words(document),
        )
        document.reindexObject(idxs=["nomor", "nomor_urut", "tahun", "SearchableText"])

    def office(self, kept_by: str, entry: Entry) -> str:
        """Code of the unit whose register counts: the mail desk, or who issues."""
        desk = entry.position.partition("__")[0]
        return desk if kept_by == "persuratan" else issuer(self.document) or desk


def issuer(document: Any) -> str:
    """Code of the signing official's unit; "" before the signature."""
    signed = getattr(document, "ditandatangani_oleh", None) or ""
    return str(signed).partition("__")[0]


def number_words(document: Any) -> dict[str, str]:
    """What a number is composed of, besides the running number and the date."""
    units = organisation.current().line(issuer(document))
    return {
        "jabatan": next((str(unit.sigla) for unit in units if unit.sigla), ""),
        "klasifikasi": getattr(document, "klasifikasi", None) or "",
        "sifat": getattr(document, "sifat", None) or "",
    }


def unnumberable(document: Any) -> list[str]:
    """Why a document could not be numbered once it is signed; [] when it could."""
    chain = chain_of(document)
    if chain is None or not chain.number:
        return []
    words = {**number_words(document), "jabatan": "-"}
    return [not_filled(name) for name in register.lacking(chain.number, **words)]


def not_filled(name: str) -> str:
    """The number cannot be written without this word."""
    return _(
        "refused_number_word",
        default="Isi dahulu “${name}”; diperlukan untuk nomor naskah.",
        mapping={"name": name},
    )
