"""The clock strikes: files that came since the last time are read, after the commit."""

from DateTime import DateTime
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
from setneg.policy import background
from setneg.policy.background import InSite
from setneg.policy.content.document import IWork
from setneg.policy.file_words import extraction
from setneg.policy.file_words import files
from setneg.workflows.stored import by_uid
import threading
from typing import Any
from zope.annotation.interfaces import IAnnotations


RECORD = "setneg.policy.baca_berkas"
KEY = "setneg.policy.berkas_dibaca_sampai"
THREAD = "kata-berkas"
#: What was changed shortly before the last strike may have been committed after it.
OVERLAP = timedelta(hours=1)
AT_ONCE = 200  # documents with something to read, at one strike
_one_at_a_time = threading.Lock()


def struck(event: Any) -> None:
    """Find documents that changed since the last strike and have files to read."""
    if not api.portal.get_registry_record(RECORD, default=True):
        return
    uids, seen = changed(event.portal, event.now)
    noted = IAnnotations(event.portal)
    if noted.get(KEY) != seen:
        noted[KEY] = seen
    if uids:
        background.after_commit(THREAD, read, uids)


def changed(portal: Any, now: datetime) -> tuple[list[str], datetime]:
    """UIDs of documents with files to read, and up to when all were looked through."""
    query: dict[str, Any] = {
        "object_provides": IWork.__identifier__,
        "sort_on": "modified",
    }
    last = IAnnotations(portal).get(KEY)
    if last is not None:
        query["modified"] = {"query": DateTime(last - OVERLAP), "range": "min"}
    found: list[str] = []
    for brain in portal.portal_catalog.unrestrictedSearchResults(query):
        document = brain._unrestrictedGetObject()
        if files.stale(document):
            found.append(brain.UID)
        document._p_deactivate()
        if len(found) == AT_ONCE:
            return found, brain.modified.asdatetime().astimezone(UTC)
    return found, now.astimezone(UTC)


def read(in_site: InSite, uid: str) -> None:
    """Take the files out, read them without the database, then keep what they say."""
    with _one_at_a_time:
        taken = in_site(lambda: _taken(uid))
        said = {key: extraction.words(*file) for key, file in taken.items()}
        in_site(lambda: _keep(uid, said))


def _taken(uid: str) -> dict[str, tuple[bytes, str]]:
    document = by_uid(uid)
    if document is None:
        return {}
    waiting = files.unread(document)
    return {key: (file.data, files.suffix(file)) for key, file in waiting.items()}


def _keep(uid: str, said: dict[str, str]) -> None:
    document = by_uid(uid)
    if document is not None:
        files.keep(document, said)
