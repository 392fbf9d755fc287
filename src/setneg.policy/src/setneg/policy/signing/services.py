"""REST of signatures given outside: `@tanda-tangan` of a document and of the site."""

from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from setneg.policy.signing import dispatch
from setneg.policy.signing import remote
from setneg.policy.signing import shipment as shipments
from typing import Any
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


class _Named(Service):
    """A service with further names in its path."""

    def __init__(self, context: Any, request: Any) -> None:
        super().__init__(context, request)
        self.names: list[str] = []

    def publishTraverse(self, request: Any, name: str) -> "_Named":
        self.names.append(name)
        return self

    def told(self, status: int, kind: str, message: str) -> dict[str, str]:
        self.request.response.setStatus(status)
        return {"type": kind, "message": message}


class State(Service):
    """``GET <document>/@tanda-tangan``: how far a signature given outside is."""

    def reply(self) -> dict[str, Any]:
        sent = shipments.of(self.context)
        return {
            "@id": f"{self.context.absolute_url()}/@tanda-tangan",
            "status": sent.status if sent else None,
            "upaya": sent.attempts if sent else 0,
            "tersertifikasi": bool(getattr(self.context, "tersertifikasi", False)),
        }


@implementer(IPublishTraverse)
class Send(_Named):
    """``POST <document>/@tanda-tangan/kirim`` with ``nik`` and ``passphrase``."""

    def reply(self) -> dict[str, Any]:
        if self.names != ["kirim"]:
            return self.told(404, "NotFound", "")
        alsoProvides(self.request, IDisableCSRFProtection)
        try:
            body = json_body(self.request)
        finally:
            # kept by the request for whoever prints it, such as the log of errors
            self.request.other.pop("BODY", None)
        nik, words = str(body.get("nik") or ""), str(body.get("passphrase") or "")
        try:
            status, message = dispatch.send(self.context, nik, words)
        except dispatch.NotNow as error:
            return self.told(error.status, "NotNow", str(error))
        except remote.NotConfigured as error:
            return self.told(503, "NotConfigured", str(error))
        return {
            "@id": f"{self.context.absolute_url()}/@tanda-tangan",
            "status": status,
            "message": message,
        }


@implementer(IPublishTraverse)
class Answer(_Named):
    """``POST /@tanda-tangan/balasan/<uid>/<token>``: the provider brings the file.

    The body is the PDF. A repeated answer is 200 and changes nothing.
    """

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        if len(self.names) != 3 or self.names[0] != "balasan":
            return self.told(404, "NotFound", "")
        length = int(self.request.get("CONTENT_LENGTH") or 0)
        if length > remote.LARGEST:
            return self.told(413, "TooLarge", "")
        pdf = self.request.get("BODY") or b""
        status, state = dispatch.answer(self.names[1], self.names[2], pdf)
        self.request.response.setStatus(status)
        return {"status": state} if state else {"type": "Refused", "message": ""}
