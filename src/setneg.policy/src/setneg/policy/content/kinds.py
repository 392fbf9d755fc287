"""Kinds of official documents: what all have in common, and what the site knows of each.

A kind is declared once, beside its chain (block `naskah:` of `rantai/<kind>.yaml`);
`kind_reader` checks the block, `kind_types` makes the content type from it. Everybody
else asks here: there is no other list of kinds.
"""

from Acquisition import aq_base
from collections.abc import Mapping
from dataclasses import dataclass
from plone import api
from typing import Any


#: Behaviors of every official document, in the order of its form.
COMMON = (
    "setneg.policy.naskah",
    "setneg.policy.ownership",
    "setneg.policy.product",
    "setneg.policy.versioned",
    "setneg.policy.naming",
    "plone.locking",
)
#: Behaviors of every document whose chain names who signs it.
SIGNED = (
    "setneg.policy.signer",
    "setneg.policy.routing",
    "setneg.policy.numbering",
    "setneg.policy.signature",
)

#: How a document is set on paper: as a decision, as a regulation, as an order, as a
#: letter, or in a way of its own.
FORMS = ("penetapan", "pengaturan", "penugasan", "korespondensi", "khusus")
#: Forms that decide: considerations and dictum, the office in capitals, no title of the
#: person, one catchword a page.
DECIDING = ("penetapan", "pengaturan")

#: Whether a memorandum carries the document upwards: it must, or it may.
MUST, MAY = "wajib", "boleh"
CASE = "Kegiatan"


@dataclass(frozen=True)
class Facts:
    """What the site knows of a kind beyond its fields.

    name     what it is called on paper
    form     one of FORMS
    parts    fields that must be filled before the draft leaves its desk; "a|b" is one
             of several
    escort   MUST, MAY or "" (R-X-04)
    places   ids of the places where it is drafted; "kegiatan" is within a case
    address  first word of its public address once it is published, "" for none
    reviewer    position whose review it needs before the signature, "" for none
    review_time how long the review may take, e.g. "3 hari"
    """

    name: str
    form: str = "khusus"
    parts: tuple[str, ...] = ()
    escort: str = ""
    places: tuple[str, ...] = ()
    address: str = ""
    reviewer: str = ""
    review_time: str = ""

    @property
    def deciding(self) -> bool:
        """Whether it is set like a decision."""
        return self.form in DECIDING


def facts(portal_type: str) -> Facts:
    """The facts of a kind; of a type that is no official document just its title."""
    fti = aq_base(api.portal.get_tool("portal_types").get(portal_type))
    kept = getattr(fti, "naskah", None)
    if kept is None:
        return Facts(name=getattr(fti, "title", "") or portal_type)
    return Facts(**kept)


def all_facts() -> Mapping[str, Facts]:
    """The facts of every kind by its portal_type, ordered by title."""
    types = api.portal.get_tool("portal_types")
    kinds = [fti for fti in types.objectValues() if _is_kind(fti)]
    kinds.sort(key=lambda fti: fti.title)
    return {fti.getId(): Facts(**aq_base(fti).naskah) for fti in kinds}


def names() -> tuple[str, ...]:
    """portal_type of every kind of official document, ordered by title."""
    return tuple(all_facts())


def at(place: str) -> tuple[str, ...]:
    """The kinds that are drafted in a place."""
    return tuple(name for name, each in all_facts().items() if place in each.places)


def escorted() -> tuple[str, ...]:
    """The kinds that a memorandum may carry, or of which a Salinan is made."""
    return tuple(name for name, each in all_facts().items() if each.escort)


def published() -> tuple[str, ...]:
    """The kinds that have a public address once they are published."""
    return tuple(name for name, each in all_facts().items() if each.address)


def having(behavior: str) -> tuple[str, ...]:
    """The kinds that have a behavior."""
    types = api.portal.get_tool("portal_types")
    return tuple(name for name in names() if behavior in types[name].behaviors)


def _is_kind(fti: Any) -> bool:
    return getattr(aq_base(fti), "naskah", None) is not None
