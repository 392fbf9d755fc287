"""`GET <case>/@kegiatan`: where a case stands, line by line, and what is missing."""

from plone.restapi.services import Service
from setneg.policy.services.cases.wire import case_json
from typing import Any


class Progress(Service):
    """The same that the page of the case shows."""

    def reply(self) -> dict[str, Any]:
        return case_json(self.context)
