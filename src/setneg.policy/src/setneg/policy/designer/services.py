"""`@paket-formulir`: forms and chains for the operator's command, who shows the key of
this machine, and for those who design forms."""

import base64
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from setneg.policy import _
from setneg.policy.designer import exchange
from setneg.policy.designer import package
from setneg.policy.designer.vetting import Refused
from setneg.workflows.clock import key
from setneg.workflows.steps.wording import say
from typing import Any
from zExceptions import Unauthorized
from zope.interface import alsoProvides
from zope.security import checkPermission


PERMISSION = "setneg.policy.DesignForms"


class _WithKey(Service):
    @property
    def operator(self) -> bool:
        """Whether the key of this machine was shown."""
        return bool(key.matches(self.request.getHeader(key.HEADER)))

    def check_permission(self) -> None:
        if not (self.operator or checkPermission(PERMISSION, self.context)):
            words = _(
                "refused_no_designer", default="Izin merancang formulir diperlukan."
            )
            raise Unauthorized(say(words))


class PackageGet(_WithKey):
    """GET: the archive, base64 in `data`."""

    def reply(self) -> dict[str, Any]:
        files = exchange.collect()
        data = package.archive(files) if files else b""
        return {
            "@id": f"{self.context.absolute_url()}/@paket-formulir",
            "formulir": package.forms(files),
            "rantai": package.chains(files),
            "data": base64.b64encode(data).decode("ascii"),
        }


class PackagePost(_WithKey):
    """POST: examine an archive (`data`), and take in what is asked for.

    ambil   "tidak" (examine only), "baru" (what is new), "semua" (also what differs)
    alasan  why, for the book of chains
    400 with the reasons, and then nothing was changed.
    """

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        body = json_body(self.request)
        try:
            data = base64.b64decode(str(body.get("data") or ""), validate=True)
            files = package.read(data)
            findings = exchange.examine(files, trusted=self.operator)
            taken = self._take(files, findings, body)
        except (Refused, ValueError) as error:
            self.request.response.setStatus(400)
            words = say(error.said) if isinstance(error, Refused) else str(error)
            return {"error": {"type": "PackageRefused", "message": words}}
        return {
            "temuan": [_described(finding) for finding in findings],
            "diambil": [finding.key for finding in taken],
        }

    def _take(self, files, findings, body) -> list[exchange.Finding]:
        states = {
            "baru": (exchange.NEW,),
            "semua": (exchange.NEW, exchange.CHANGED),
        }.get(str(body.get("ambil")), ())
        chosen = {f.key: f.seen for f in findings if f.state in states}
        if not chosen:
            return []
        reason = " ".join(str(body.get("alasan") or "").split())
        return exchange.take(
            files, chosen, reason or "Impor paket formulir", self.operator
        )


def _described(finding: exchange.Finding) -> dict[str, Any]:
    return {
        "kunci": finding.key,
        "judul": say(finding.title),
        "keadaan": finding.state,
        "perubahan": [say(each) for each in finding.changes],
        "alasan": [say(each) for each in finding.reasons],
    }
