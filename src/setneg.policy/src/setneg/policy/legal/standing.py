"""Is it in force? What amended, revoked or implemented a regulation or decision.

Only documents that are signed, numbered and out count, and only from their date on: a
draft that will revoke something changes nothing and shows itself to nobody. The status
is true for every reader; what brought it about is named to those who may see it.
"""

from Acquisition import aq_base
from dataclasses import dataclass
from datetime import date
from plone import api
from Products.ZCatalog.ZCatalog import ZCatalog
from setneg.policy import _
from setneg.policy.behaviors.legal import ILegal
from setneg.policy.behaviors.legal import RELATIONS
from setneg.workflows import organisation
from typing import Any


#: Ends of a chain at which a document is in the world.
OUT = ("terbit", "selesai")
IN_FORCE, AMENDED, REVOKED = "berlaku", "diubah", "dicabut"
STATUS = {
    IN_FORCE: _("status_berlaku", default="Berlaku"),
    AMENDED: _("status_diubah", default="Berlaku dengan perubahan"),
    REVOKED: _("status_dicabut", default="Dicabut"),
}


@dataclass(frozen=True)
class Effect:
    """One relation seen from the other side; `title` is empty for who may not see it."""

    relation: str
    day: date
    kind: str = ""
    number: str = ""
    title: str = ""
    url: str = ""

    @property
    def words(self) -> str:
        return RELATIONS[self.relation]


@dataclass(frozen=True)
class Standing:
    """The status of a document and what brought it about, by date."""

    status: str
    effects: tuple[Effect, ...]

    @property
    def words(self) -> str:
        return STATUS[self.status]


def is_legal(document: Any) -> bool:
    """Whether the document can stand in legal relations, and is in the world."""
    return ILegal(document, None) is not None and _is_out(document)


def standing(document: Any) -> Standing | None:
    """Where a document stands in law; None for a draft and for what is no law."""
    if not is_legal(document):
        return None
    brains = _sources(document)
    visible = _visible(brains)
    found = [
        _effect(relation, brain, brain.UID in visible)
        for brain in brains
        for relation in RELATIONS
        if _names(brain, relation, api.content.get_uuid(document))
    ]
    found.sort(key=lambda effect: effect.day)
    return Standing(_status({effect.relation for effect in found}), tuple(found))


def status(document: Any) -> str | None:
    """The status alone, for the catalog."""
    found = standing(document)
    return found.status if found else None


def targets(document: Any) -> list[Any]:
    """The documents that this one names, whoever asks; their status follows from it."""
    base = aq_base(document)
    uids = {uid for name in RELATIONS for uid in getattr(base, name, None) or ()}
    if not uids:
        return []
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(UID=list(uids))
    return [brain._unrestrictedGetObject() for brain in brains]


def by_uid(document: Any, relation: str) -> list[Any]:
    """The documents that this one names in one relation, in its order."""
    wanted = list(getattr(aq_base(document), relation, None) or ())
    if not wanted:
        return []
    found = {api.content.get_uuid(each): each for each in targets(document)}
    return [found[uid] for uid in wanted if uid in found]


def keys(document: Any) -> list[str]:
    """What the catalog keeps: `<relation>:<uid>` of each relation."""
    base = aq_base(document)
    return [
        f"{name}:{uid}" for name in RELATIONS for uid in getattr(base, name, None) or ()
    ]


def _is_out(document: Any) -> bool:
    return api.content.get_state(document, "") in OUT


def _status(relations: set[str]) -> str:
    if "mencabut" in relations:
        return REVOKED
    return AMENDED if "mengubah" in relations else IN_FORCE


def _sources(document: Any) -> list[Any]:
    """One query: documents that are out, dated, and name this one."""
    uid = api.content.get_uuid(document)
    catalog = api.portal.get_tool("portal_catalog")
    # Asked while a document is being catalogued too: Plone's own way would begin to
    # work off the queue again from within, and catalog documents twice.
    brains = ZCatalog.searchResults(
        catalog,
        hubungan=[f"{name}:{uid}" for name in RELATIONS],
        review_state=list(OUT),
    )
    today = organisation.today()
    return [
        brain
        for brain in brains
        if isinstance(brain.tanggal, date) and brain.tanggal <= today
    ]


def related() -> list[Any]:
    """One query: every document that is out and names another, whatever its date."""
    catalog = api.portal.get_tool("portal_catalog")
    values = list(catalog.Indexes["hubungan"].uniqueValues())
    if not values:
        return []
    return list(
        ZCatalog.searchResults(catalog, hubungan=values, review_state=list(OUT))
    )


def _visible(brains: list[Any]) -> set[str]:
    """UIDs of those that the reader may see; one query, none when there are none."""
    uids = [brain.UID for brain in brains]
    if not uids:
        return set()
    catalog = api.portal.get_tool("portal_catalog")
    return {brain.UID for brain in catalog.searchResults(UID=uids)}


def _names(brain: Any, relation: str, uid: str) -> bool:
    return f"{relation}:{uid}" in (brain.hubungan or ())


def _effect(relation: str, brain: Any, visible: bool) -> Effect:
    if not visible:
        return Effect(relation, brain.tanggal)
    types = api.portal.get_tool("portal_types")
    return Effect(
        relation,
        brain.tanggal,
        types[brain.portal_type].title,
        brain.nomor or "",
        brain.Title,
        brain.getURL(),
    )
