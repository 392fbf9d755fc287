"""`POST @workflow/<verb or transition>`: take a step.

Plone's own service writes the effective date before it asks and says yes where nothing
happened; this one asks first, and a refusal leaves nothing behind.
"""

from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from setneg.workflows import _
from setneg.workflows.steps.model import StepNotOffered
from setneg.workflows.steps.model import StepRefused
from setneg.workflows.steps.place import address
from setneg.workflows.steps.services.wire import entry_json
from setneg.workflows.steps.services.wire import refusal_json
from setneg.workflows.steps.taking import take
from setneg.workflows.steps.wording import say
from typing import Any
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.publisher.interfaces import NotFound


@implementer(IPublishTraverse)
class TakeStep(Service):
    """POST @workflow/<step>"""

    step = ""

    def publishTraverse(self, request: Any, name: str) -> "TakeStep":
        if self.step:
            raise NotFound(self, name, request)
        self.step = name
        return self

    def reply(self) -> dict[str, Any]:
        if not self.step:
            missing = say(_("missing_step", default="Sebutkan langkahnya."))
            return self.refusal(400, "BadRequest", (missing,))
        data = json_body(self.request)
        alsoProvides(self.request, IDisableCSRFProtection)
        uid = self.context.UID()
        try:
            entry = take(self.context, self.step, data)
        except StepNotOffered as refused:
            status = 401 if api.user.is_anonymous() else 403
            return self.refusal(status, "StepNotOffered", refused.reasons)
        except StepRefused as refused:
            return self.refusal(400, "StepRefused", refused.reasons)
        return {"@id": address(uid), **entry_json(self.context, entry)}

    def refusal(
        self, status: int, kind: str, reasons: tuple[str, ...]
    ) -> dict[str, Any]:
        """Answer with that status; the body is that of every refusal."""
        self.request.response.setStatus(status)
        return refusal_json(kind, reasons)
