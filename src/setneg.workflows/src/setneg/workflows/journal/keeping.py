"""Writing and reading the journal of the current site."""

from Acquisition import aq_base
from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from plone import api
from plone.protect.utils import safeWrite
from plone.uuid.interfaces import IUUID
from setneg.workflows import organisation
from setneg.workflows.journal.model import Entry
from setneg.workflows.journal.storage import Book
from setneg.workflows.journal.storage import KEY
from setneg.workflows.journal.storage import Ledger
from setneg.workflows.steps import acting
from typing import Any
from typing import Final
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest


#: The chain of what is done to the site itself.
SITE: Final = "situs"


def record(document: Any, act: str, **details: Any) -> Entry:
    """Add an entry for what the person at the desk just did to a document.

    ``document`` may also be the site. Details hold what JSON can hold; never the values
    of a text, only names of fields, positions, stages, reasons that may be known.
    """
    who = acting.userid()
    held = organisation.current().groups_of(who, organisation.today()) if who else ()
    book = _book(document)
    entry = book.add(
        Entry(
            chain=book.chain,
            seq=0,
            at=datetime.now(UTC).isoformat(timespec="microseconds"),
            actor=who,
            positions=tuple(held),
            act=act,
            path="/".join(document.getPhysicalPath()),
            details=details,
        )
    )
    ledger().announce(book)
    return entry


def record_reading(document: Any, act: str, **details: Any) -> Entry:
    """Add an entry while a page is only read.

    Exactly the objects of the journal are declared as expected to change, so that every
    other write during a reading is still refused.
    """
    jar = api.portal.get()._p_jar
    before = {id(each) for each in jar._registered_objects}
    entry = record(document, act, **details)
    request = getRequest()
    for each in jar._registered_objects:
        if id(each) not in before:
            safeWrite(each, request)
    return entry


def entries(document: Any) -> Sequence[Entry]:
    """The entries of a document, oldest first; () before the first act."""
    book = IAnnotations(document).get(KEY)
    if not isinstance(book, Book) or book.chain != chain_of(document):
        return ()
    return tuple(book.entries())


def ledger() -> Ledger:
    """The site's ledger; made when it is asked for the first time."""
    notes = IAnnotations(api.portal.get())
    found = notes.get(f"{KEY}.ledger")
    if found is None:
        found = notes[f"{KEY}.ledger"] = Ledger()
    return found


def chain_of(document: Any) -> str:
    """The key of a document's chain."""
    if aq_base(document) is aq_base(api.portal.get()):
        return SITE
    return str(IUUID(document, None) or "/".join(document.getPhysicalPath()))


def _book(document: Any) -> Book:
    """The document's book; a copy of a document begins its own."""
    notes = IAnnotations(document)
    chain = chain_of(document)
    found = notes.get(KEY)
    if not isinstance(found, Book) or found.chain != chain:
        found = notes[KEY] = Book(chain)
    return found
