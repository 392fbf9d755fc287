"""“Siapa yang dapat membaca, siapa yang dapat bertindak, dan mengapa” of a document.

Whoever sees a published document only because it is public is told just that.
"""

from collections.abc import Sequence
from plone.restapi.services import Service
from Products.Five.browser import BrowserView
from setneg.workflows.reasons.acting import actors
from setneg.workflows.reasons.acting import hindered
from setneg.workflows.reasons.model import Reason
from setneg.workflows.reasons.reading import ANONYMOUS
from setneg.workflows.reasons.reading import limited
from setneg.workflows.reasons.reading import readers
from setneg.workflows.reasons.reading import stage_title
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from typing import Any


def told(document: Any) -> dict[str, Sequence[Reason]]:
    """All that the person at the desk may know about who reads and acts."""
    reading = readers(document)
    if not acting.involved(document, acting.userid()):
        public = [reason for reason in reading if reason.role == ANONYMOUS]
        return {"membaca": public, "dibatasi": [], "bertindak": [], "terhalang": []}
    return {
        "membaca": reading,
        "dibatasi": limited(document),
        "bertindak": actors(document),
        "terhalang": hindered(document),
    }


class WhoPage(BrowserView):
    """`@@siapa`"""

    def told(self) -> dict[str, Sequence[Reason]]:
        """The sentences by what they are about."""
        return told(self.context)

    def stage(self) -> str:
        """Where the document stands."""
        return say(stage_title(self.context))


class WhoGet(Service):
    """GET @siapa"""

    def reply(self) -> dict[str, Any]:
        return {
            "@id": f"{self.context.absolute_url()}/@siapa",
            "tahap": say(stage_title(self.context)),
            **{
                key: [
                    {
                        "jabatan": reason.group or None,
                        "peran": reason.role or None,
                        "langkah": reason.transition or None,
                        "kalimat": say(reason.sentence),
                    }
                    for reason in reasons
                ]
                for key, reasons in told(self.context).items()
            },
        }
