"""`GET @kotak-masuk`: the inbox for REST clients.

Parameters: `daftar=saya`, `jenis=<portal_type>`, `tahap=<stage>`, `b_start`, `b_size`.
"""

from datetime import datetime
from datetime import UTC
from plone.restapi.batching import HypermediaBatch
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from setneg.workflows.inbox.page import InboxPage
from setneg.workflows.inbox.queries import find
from setneg.workflows.inbox.row import Row
from setneg.workflows.inbox.row import row
from typing import Any


class InboxService(Service):
    """GET @kotak-masuk"""

    def reply(self) -> dict[str, Any]:
        page = InboxPage(self.context, self.request)
        asked = HypermediaBatch(self.request, ())
        # Enough of the order for this page; the catalog need not sort the rest.
        enough = asked.b_start + asked.b_size
        found = find(page.query, sort_limit=enough, **page.narrower)
        batch = HypermediaBatch(self.request, found)
        now = datetime.now(UTC)
        result = {
            "@id": batch.canonical_url,
            "items_total": batch.items_total,
            "items": [item(row(brain, now)) for brain in batch],
        }
        if batch.links:
            result["batching"] = batch.links
        return result


def item(line: Row) -> dict[str, Any]:
    """One line as JSON."""
    return {
        "@id": line.url,
        "@type": line.kind,
        "UID": line.uid,
        "title": line.title,
        "nomor": line.number or None,
        "unit": line.unit,
        "stage": {"id": line.stage, "title": line.stage_title},
        "waiting_since": json_compatible(line.since),
        "due": json_compatible(line.due),
        "warn": json_compatible(line.warn),
        "standard": line.standard or None,
        "status": line.status,
    }
