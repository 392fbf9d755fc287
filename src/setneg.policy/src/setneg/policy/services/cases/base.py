"""What the services of cases share: one body, one way to refuse."""

from collections.abc import Callable
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
from setneg.workflows.steps.services.wire import refusal_json
import transaction
from typing import Any
from zope.interface import alsoProvides


class CaseService(Service):
    """A service whose rules are functions that refuse with reasons.

    kind  what a refusal is called in the answer
    """

    kind = "CaseRefused"

    def carried_out(self, act: Callable[[dict[str, Any]], Any]) -> Any:
        """Do it with the request's body; a refusal leaves nothing behind."""
        body = json_body(self.request)
        alsoProvides(self.request, IDisableCSRFProtection)
        savepoint = transaction.savepoint(optimistic=True)
        try:
            return act(body)
        except CaseRefused as refused:
            savepoint.rollback()
            return self.refusal(400, self.kind, refused.reasons)
        except NotYours as refused:
            savepoint.rollback()
            status = 401 if api.user.is_anonymous() else 403
            return self.refusal(status, "NotYours", refused.reasons)

    def refusal(self, status: int, kind: str, reasons: tuple[str, ...]) -> dict:
        """Answer with that status; the body is that of every refusal."""
        self.request.response.setStatus(status)
        return refusal_json(kind, reasons)

    def created(self, url: str) -> None:
        """201 with the address of what was made."""
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", url)
