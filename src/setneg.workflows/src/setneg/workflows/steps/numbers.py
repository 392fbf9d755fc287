"""The number of a document: of what it is made, when it is held, when it counts.

Two offices write numbers at two moments. What the drafting office agendas itself
(register `unit`) carries its number inside the signed file: it is held for the document
when it is signed, and counts from the agenda on. What the mail desk numbers (register
`persuratan`) gets its number only after the signature. Source: R-X-03, R-X-14.
"""

from datetime import date
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows import register
from setneg.workflows.chains import chain_of
from setneg.workflows.chains.model import Chain
from typing import Any
from typing import Final


OWN_REGISTER: Final = "unit"
NUMBER_INDEXES: Final = ("nomor", "nomor_urut", "tahun", "SearchableText")


def held_at_signature(chain: Chain | None) -> bool:
    """Whether documents of this chain carry their number when they are signed."""
    return chain is not None and bool(chain.number) and chain.register == OWN_REGISTER


def is_held(document: Any) -> bool:
    """Whether the document carries a number that does not count yet."""
    return bool(_held(document))


def _held(document: Any) -> int | None:
    day, office = getattr(document, "tanggal", None), office_of(document)
    if not getattr(document, "nomor_urut", None) or day is None or not office:
        return None
    return register.reserved_of(document.portal_type, office, day.year, document)


def hold(document: Any) -> None:
    """Write on a document that is being signed the number that is held for it."""
    chain = chain_of(document)
    if chain is None or not chain.number:
        return
    day = organisation.today()
    number = register.reserve(
        document.portal_type,
        issuer(document),
        day.year,
        document,
        say_signed(document),
    )
    write(document, chain.number, number, day)


def confirm(document: Any) -> None:
    """The agenda: the number that the signed file carries counts from now on."""
    register.confirm(
        document.portal_type, office_of(document), document.tanggal.year, document
    )


def give_up(document: Any, reason: str) -> None:
    """A document that is cancelled: the number held for it becomes void."""
    if is_held(document):
        register.release(
            document.portal_type,
            office_of(document),
            document.tanggal.year,
            document,
            reason,
        )


def write(document: Any, pattern: str, number: int, day: date) -> None:
    """Number and date as the document carries them."""
    document.tanggal = day
    document.nomor_urut = int(number)  # an inserted one is written with its letter
    document.nomor = register.format(
        pattern, urut=number, tanggal=day, **number_words(document)
    )
    document.reindexObject(idxs=list(NUMBER_INDEXES))


def say_signed(document: Any) -> str:
    """Why a number is held, for whoever reads the register."""
    return str(getattr(document, "ditandatangani_oleh", None) or "")


def office_of(document: Any) -> str:
    """Code of the unit whose register holds the document's number.

    The issuing unit, unless another office's number was put into the signed file.
    """
    return getattr(document, "kantor_nomor", None) or issuer(document)


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
