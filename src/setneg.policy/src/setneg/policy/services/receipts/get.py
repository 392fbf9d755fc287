"""`GET <document>/@tanda-terima`: the addressees and their receipts."""

from plone.restapi.services import Service
from setneg.policy.distribution import receipts
from setneg.policy.services.receipts.wire import receipt_json
from setneg.workflows.steps import acting
from typing import Any


class Receipts(Service):
    """Whoever may see the document may see who has received it.

    The sending side also learns who opened it, and who still has to confirm.
    """

    def reply(self) -> dict[str, Any]:
        sender = receipts.sends(self.context, acting.userid())
        rows = receipts.rows(self.context)
        found = {
            "@id": f"{self.context.absolute_url()}/@tanda-terima",
            "wajib_konfirmasi": bool(
                getattr(self.context.aq_base, "wajib_konfirmasi", False)
            ),
            "items": [receipt_json(row, sender) for row in rows],
        }
        if sender:
            found["belum"] = [row.position for row in rows if row.received is None]
        return found
