"""`GET <document>/@tanda-terima`: the addressees and their receipts."""

from plone.restapi.services import Service
from setneg.policy.distribution import receipts
from setneg.policy.services.receipts.wire import receipt_json
from typing import Any


class Receipts(Service):
    """Whoever may see the document may see who has received it."""

    def reply(self) -> dict[str, Any]:
        return {
            "@id": f"{self.context.absolute_url()}/@tanda-terima",
            "items": [receipt_json(row) for row in receipts.rows(self.context)],
        }
