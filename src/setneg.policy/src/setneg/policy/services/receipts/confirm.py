"""`POST <document>/@tanda-terima`: an addressee confirms that it arrived."""

from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from setneg.policy import _
from setneg.policy.distribution import evidence
from setneg.policy.distribution import receipts
from setneg.policy.distribution.services import file_of
from setneg.policy.services.receipts.wire import receipt_json
from typing import Any
from zExceptions import BadRequest
from zope.i18n import translate
from zope.interface import alsoProvides


class Confirm(Service):
    """Body: ``jabatan``, only needed by who holds several addressed positions.

    The sender records somebody outside with ``penerima nama tanggal berkas catatan``.
    """

    def reply(self) -> dict[str, Any]:
        body = json_body(self.request)
        alsoProvides(self.request, IDisableCSRFProtection)
        userid = "" if api.user.is_anonymous() else api.user.get_current().getId()
        if body.get("penerima"):
            return self.proven(body, userid)
        position = str(body.get("jabatan") or "")
        try:
            row = receipts.confirm(self.context, userid, position)
        except receipts.NotAddressee:
            return self.refusal(userid)
        return {"@id": f"{self.context.absolute_url()}/@tanda-terima"} | receipt_json(
            row
        )

    def proven(self, body: dict[str, Any], userid: str) -> dict[str, Any]:
        """The receipt of somebody outside, with the proof; 400 says what is lacking."""
        names = ("penerima", "nama", "tanggal", "catatan")
        key, name, day, note = (str(body.get(each) or "") for each in names)
        file = file_of(body.get("berkas"))
        try:
            row = evidence.evidence(self.context, key, name, day, file, userid, note)
        except evidence.NotSender:
            return self.refusal(userid)
        except evidence.EvidenceRefused as error:
            raise BadRequest(str(error)) from error
        return {"@id": f"{self.context.absolute_url()}/@tanda-terima"} | receipt_json(
            row, sender=True
        )

    def refusal(self, userid: str) -> dict[str, Any]:
        """403 for somebody who holds no addressed position, 401 for nobody."""
        self.request.response.setStatus(403 if userid else 401)
        words = _(
            "refused_not_addressee",
            default="Tanda terima diberikan oleh penerima naskah yang sudah disampaikan.",
        )
        message = translate(words, context=self.request)
        return {"type": "NotAddressee", "message": message, "missing": [message]}
