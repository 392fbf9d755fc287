"""Kinds of activity that units propose, and kinds of requests to a leader, as data.

Both tables stand in the registry, so that a site manager changes them without code.
Source: the four services of the Biro (SPK, SPS, SOS, IKU); R-IKU-08; R-PIM-05, R-PIM-07.
"""

from plone import api
from setneg.policy import _
from setneg.policy.incoming import desks
from setneg.policy.requests.shipped import titled
from setneg.policy.vocabularies.grades import terms
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from setneg.workflows.steps.wording import say
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


ACTIVITIES = "setneg.policy.jenis_kegiatan_usulan"
REQUESTS = "setneg.policy.jenis_permohonan"
IKU = "iku"
#: Why indicators may be proposed: code -> words. Source: R-IKU-08.
REASONS = (
    ("organisasi", _("alasan_iku_organisasi", default="Perubahan organisasi")),
    ("tujuan", _("alasan_iku_tujuan", default="Perubahan tujuan organisasi")),
    ("sasaran", _("alasan_iku_sasaran", default="Perubahan sasaran organisasi")),
    ("arahan", _("alasan_iku_arahan", default="Arahan pimpinan")),
)


def activities() -> dict[str, str]:
    """Kind of activity as it is chosen -> code of the standard that serves it."""
    return dict(api.portal.get_registry_record(ACTIVITIES, default=None) or {})


def requests() -> dict[str, str]:
    """Kind of request -> how long before the event it must be decided ("5 hari")."""
    return dict(api.portal.get_registry_record(REQUESTS, default=None) or {})


def standard_of(code: str) -> Any:
    """The standard of a code that is in force, whoever asks; None when there is none."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(
        portal_type="StandarPelayanan", review_state="terbit"
    )
    standards = (brain._unrestrictedGetObject() for brain in found) if code else ()
    return next((each for each in standards if each.kode == code), None)


def leaders() -> tuple[str, ...]:
    """Positions that have a desk of their own, in the organogram's order."""
    organogram = organisation.current()
    served = {
        code
        for unit in organogram.units.values()
        if desks.DUTY not in unit.duties
        for code in unit.serves
    }
    heads = (organogram.head(code) for code in organogram.units if code in served)
    return tuple(head.id for head in heads if head is not None)


def finds_requests(userid: str) -> bool:
    """Whether somebody works at a leader's desk or is such a leader."""
    held = organisation.current().groups_of(userid, organisation.today())
    known = leaders()
    served = {post for leader in known for post in desks.serving(leader)}
    return any(post in served or post in known for post in held)


def reason_title(code: str) -> str:
    """The words of a reason code; "" for none."""
    words = dict(REASONS).get(code)
    return str(say(words)) if words is not None else ""


@provider(IVocabularyFactory)
def activity_terms(context):
    """Kinds of activity; value and token are the words themselves."""
    return terms((name, titled(name)) for name in activities())


@provider(IVocabularyFactory)
def reason_terms(context):
    """Reason codes of a proposal for indicators."""
    return terms(REASONS)


@provider(IVocabularyFactory)
def request_terms(context):
    """Kinds of requests to a leader."""
    return terms((name, titled(name)) for name in requests())


@provider(IVocabularyFactory)
def leader_terms(context):
    """Leaders to whom a request may be addressed."""
    return terms((post, position_title(post)) for post in leaders())
