"""How a class passes from one document to another: what carries, copies or directs a
secret document is at least as secret."""

from Acquisition import aq_base
from collections.abc import Iterator
from plone import api
from setneg.policy.secrecy.circle import redraw
from setneg.policy.secrecy.classes import class_of
from setneg.policy.secrecy.classes import higher
from setneg.policy.secrecy.classes import OPEN
from setneg.policy.secrecy.classes import ORDER
from setneg.workflows.journal import record
from setneg.workflows.stored import by_uid
from typing import Any


#: Fields (and indexes) that name the document from which a class is inherited.
SOURCES = ("menyertai", "atas_surat")
COPIED = "salinan_dari"
#: Attribute: the class as it was last known, to notice a change.
KNOWN = "sifat_diketahui"


def floor(document: Any) -> str:
    """The least class that a document may have by those that it comes from."""
    least = OPEN
    for source in _sources(document):
        least = higher(class_of(source), least)
    return least if least in ORDER else ORDER[-1]


def inherit(document: Any) -> None:
    """Raise the class to that of the documents it comes from."""
    least = floor(document)
    if higher(least, document.sifat or OPEN) != (document.sifat or OPEN):
        document.sifat = least


def pass_on(document: Any) -> None:
    """Raise the class of what travels with it or directs what is to be done with it."""
    catalog = api.portal.get_tool("portal_catalog")
    uid = api.content.get_uuid(document)
    for name in SOURCES:
        for brain in catalog.unrestrictedSearchResults({name: uid}) if uid else ():
            beside = brain._unrestrictedGetObject()
            before = beside.sifat
            inherit(beside)
            if beside.sifat != before:
                setattr(beside, KNOWN, beside.sifat)
                record(beside, "ubah_sifat", dari=before or OPEN, ke=beside.sifat)
                redraw(beside)


def _sources(document: Any) -> Iterator[Any]:
    for name in (*SOURCES, COPIED):
        source = by_uid(getattr(aq_base(document), name, None))
        if source is not None:
            yield source
