"""What a regulation says of those that it amends and revokes, in words of its own.

The relation is a field; the sentence follows from it, so that paper and catalog never
say different things. A revocation stands in an article of its own before the last one
("mulai berlaku"), an amendment below the title. Source: the ministry's form of
regulations (closing provisions).
"""

from Acquisition import aq_base
from setneg.policy.behaviors.articles import ARTICLE
from setneg.policy.behaviors.articles import kind
from setneg.policy.content import kinds
from setneg.policy.legal.standing import by_uid
from setneg.policy.rendering.glyphs import printable
from setneg.policy.rendering.signature import minister_signs
from setneg.policy.rendering.signature import office_title
from setneg.policy.rendering.signature import signer_position
from typing import Any


BEGINS = "mulai berlaku"
AMENDING = "perubahan"
OFFICE = "Menteri Sekretaris Negara"


def named(document: Any) -> str:
    """E.g. `Peraturan Menteri Sekretaris Negara Nomor 7 Tahun 2026 tentang Arsip`."""
    office = (
        OFFICE if minister_signs(document) else office_title(signer_position(document))
    )
    name = kinds.facts(document.portal_type).name
    parts = (name, office, getattr(document, "nomor", None), "tentang", document.title)
    return printable(" ".join(" ".join(part.split()) for part in parts if part))


def revocation(document: Any) -> str:
    """The closing sentence; "" when nothing is revoked."""
    revoked = [named(each) for each in by_uid(document, "mencabut")]
    if not revoked:
        return ""
    name = kinds.facts(document.portal_type).name
    return (
        f"Pada saat {name} ini mulai berlaku, {_listed(revoked)} dicabut dan "
        "dinyatakan tidak berlaku."
    )


def amendment(document: Any) -> str:
    """The line below the title; "" when nothing is amended or the title says so."""
    amended = [named(each) for each in by_uid(document, "mengubah")]
    if not amended or AMENDING in (document.title or "").lower():
        return ""
    return f"Perubahan atas {_listed(amended)}"


def rows(document: Any) -> list[dict]:
    """The articles as they are printed: with the closing one, where something is revoked."""
    own = list(getattr(aq_base(document), "batang_tubuh", None) or ())
    sentence = revocation(document)
    if not own or not sentence:
        return own
    last = own[-1]
    before = kind(last) == ARTICLE and BEGINS in last.get("isi", "").lower()
    place = len(own) - 1 if before else len(own)
    return [*own[:place], {"jenis": ARTICLE, "isi": sentence}, *own[place:]]


def printed(document: Any) -> dict[str, str]:
    """What the templates need besides the articles."""
    articles = getattr(aq_base(document), "batang_tubuh", None)
    return {
        "pencabutan": "" if articles else revocation(document),
        "perubahan_atas": amendment(document),
    }


def _listed(names: list[str]) -> str:
    """`a, b, dan c`."""
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"
