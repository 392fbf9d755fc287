"""REST: who needs to know, letting in and shutting out, and another secrecy class."""

from dataclasses import asdict
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from setneg.policy.secrecy import needed
from setneg.policy.secrecy.classes import class_of
from zExceptions import BadRequest
from zExceptions import Forbidden
from zope.interface import alsoProvides


class NeedToKnowGet(Service):
    """GET @perlu-tahu: for those who decide."""

    def reply(self) -> dict:
        if not needed.deciding(self.context):
            raise Forbidden("perlu-tahu")
        return self.told()

    def told(self) -> dict:
        """The rows in the words of the service."""
        return {
            "@id": f"{self.context.absolute_url()}/@perlu-tahu",
            "sifat": class_of(self.context),
            "items": [asdict(need) for need in needed.needs(self.context)],
        }


class _Deciding(NeedToKnowGet):
    """What changes something: strings only, refusals as 400."""

    def reply(self) -> dict:
        if not needed.deciding(self.context):
            raise Forbidden("perlu-tahu")
        alsoProvides(self.request, IDisableCSRFProtection)
        data = json_body(self.request)
        if not all(isinstance(value, str) for value in data.values()):
            raise BadRequest("Semua isian berupa teks.")
        try:
            self.decide(data)
        except needed.NeedRefused as error:
            raise BadRequest(str(error)) from error
        return self.told()


class NeedToKnowPost(_Deciding):
    """POST @perlu-tahu {siapa, alasan, sampai} or {cabut, alasan}."""

    def decide(self, data: dict) -> None:
        if data.get("cabut"):
            needed.shut_out(self.context, data["cabut"], data.get("alasan", ""))
            return
        needed.let_in(
            self.context,
            data.get("siapa", ""),
            data.get("alasan", ""),
            data.get("sampai", ""),
        )


class ClassPost(_Deciding):
    """POST @sifat {sifat, alasan}: raise or lower the class on the way."""

    def decide(self, data: dict) -> None:
        needed.classify(self.context, data.get("sifat", ""), data.get("alasan", ""))
