"""Choices of the mail desks and of those who direct: groups, instructions, addressees."""

from Acquisition import aq_base
from collections.abc import Iterable
from plone import api
from plone.uuid.interfaces import IUUID
from setneg.policy.incoming import desks
from setneg.policy.vocabularies.grades import terms
from setneg.policy.vocabularies.offices import position_title
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


INSTRUCTIONS = "setneg.policy.instruksi_disposisi"
GROUPS = "setneg.policy.golongan_surat"


def instructions() -> list[tuple[str, str]]:
    """What a leader may tick on the sheet: key and words, as the site manager set them."""
    return _record(INSTRUCTIONS)


def groups() -> list[tuple[str, str]]:
    """What kinds of letters come in: key and words."""
    return _record(GROUPS)


def _record(name: str) -> list[tuple[str, str]]:
    return list((api.portal.get_registry_record(name, default=None) or {}).items())


@provider(IVocabularyFactory)
def instruction_choices(context):
    """The tick list of a disposition."""
    return terms(instructions())


@provider(IVocabularyFactory)
def group_choices(context):
    """The groups of incoming letters."""
    return terms(groups())


@provider(IVocabularyFactory)
def leaders_of_my_desk(context):
    """To whom the desks of the person put letters, and whom the letter names already."""
    userid = "" if api.user.is_anonymous() else api.user.get_current().getId()
    allowed = desks.addressable(desks.desks_of(userid))
    known = organisation.current().positions
    return terms(
        (post, f"{known[post].title} ({unit_title(known[post].unit)})")
        for post in _with_present(context, "ditujukan", allowed)
        if post in known
    )


@provider(IVocabularyFactory)
def other_letters(context):
    """Registered letters that the person may see, the newest first."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.searchResults(
        portal_type="SuratMasuk",
        sort_on="created",
        sort_order="descending",
        sort_limit=500,
    )
    own = IUUID(context, None)
    rows = {b.UID: f"{b.nomor or ''} {b.Title}".strip() for b in found if own != b.UID}
    present = _with_present(context, "petunjuk_lalu", rows)
    return terms((uid, rows.get(uid, uid)) for uid in present)


@provider(IVocabularyFactory)
def my_meetings(context):
    """Meetings that the person may see, the newest first."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.searchResults(
        portal_type="Rapat",
        sort_on="created",
        sort_order="descending",
        sort_limit=200,
    )
    rows = {brain.UID: brain.Title for brain in found}
    present = getattr(aq_base(context), "rapat", None)
    if isinstance(present, str) and present not in rows:
        rows[present] = position_title(present)
    return terms(rows.items())


def _with_present(context, name: str, allowed: Iterable[str]) -> list[str]:
    """The allowed ones, and those that the document has, which somebody else chose."""
    present = getattr(aq_base(context), name, None) if context is not None else None
    given = present if isinstance(present, (list, tuple)) else ()
    return list(dict.fromkeys((*allowed, *given)))
