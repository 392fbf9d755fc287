"""Open deadlines after the calendar changed.

The catalog keeps when a document warns and is late; both follow from the calendar of the
moment in which they were indexed. A published change therefore indexes them anew.
"""

from datetime import datetime
from datetime import UTC
from typing import Any


INDEXES = ["due", "warn", "urgency"]
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def recompute(portal: Any) -> int:
    """Index the deadlines of all documents that have one; how many there were."""
    catalog = portal.portal_catalog
    query = {"due": {"query": BEGINNING, "range": "min"}}
    count = 0
    for brain in catalog.unrestrictedSearchResults(query):
        brain._unrestrictedGetObject().reindexObject(idxs=INDEXES)
        count += 1
    return count
