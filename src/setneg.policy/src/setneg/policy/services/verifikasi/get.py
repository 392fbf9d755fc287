"""``GET @verifikasi/<code>``: what anybody may know who holds the code."""

from plone.restapi.services import Service
from setneg.policy import _
from setneg.policy.rendering import verification
from zope.i18n import translate
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@implementer(IPublishTraverse)
class Verification(Service):
    """200 with the finding, 404 for an unknown code, 429 when asked too often."""

    def __init__(self, context, request):
        super().__init__(context, request)
        self.path: list[str] = []

    def publishTraverse(self, request, name):
        self.path.append(name)
        return self

    def reply(self) -> dict:
        response = self.request.response
        response.setHeader("Cache-Control", "no-store")
        if not verification.LIMIT.allows(self.request.getClientAddr()):
            response.setStatus(429)
            response.setHeader("Retry-After", "60")
            return self._error(
                "TooManyRequests",
                _(
                    "verifikasi_terlalu_sering",
                    default="Terlalu banyak permintaan. Coba lagi satu menit kemudian.",
                ),
            )
        document = verification.sealed(self.path[0]) if len(self.path) == 1 else None
        if document is None:
            response.setStatus(404)
            return self._error(
                "NotFound",
                _("verifikasi_tidak_dikenal", default="Kode ini tidak dikenal."),
            )
        return self._found(verification.finding(document))

    def _error(self, kind: str, message) -> dict:
        return {"type": kind, "message": translate(message, context=self.request)}

    def _found(self, finding: verification.Finding) -> dict:
        code = self.path[0]
        found = {
            "@id": f"{self.context.absolute_url()}/@verifikasi/{code}",
            "dikenal": True,
            "jenis": finding.kind,
            "asli": finding.unchanged,
        }
        if finding.open:
            found |= {
                "nomor": finding.number,
                "hal": finding.subject,
                "tanggal": finding.date,
                "penandatangan": finding.signer,
                "status": finding.status,
            }
        return found
