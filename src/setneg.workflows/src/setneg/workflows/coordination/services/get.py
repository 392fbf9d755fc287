"""`GET @paraf-koordinasi`: the opinions that the person at the desk may read."""

from plone.restapi.services import Service
from setneg.workflows.coordination.services.wire import opinions_json
from typing import Any


class Opinions(Service):
    """GET @paraf-koordinasi"""

    def reply(self) -> dict[str, Any]:
        return opinions_json(self.context)
