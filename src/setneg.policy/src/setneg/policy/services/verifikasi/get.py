"""``GET @verifikasi/<code>``: what anybody may know who holds the code."""

from io import BytesIO
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
        if (refused := self._limited()) is not None:
            return refused
        document = verification.sealed(self.path[0]) if len(self.path) == 1 else None
        if document is None:
            response.setStatus(404)
            return self._error(
                "NotFound",
                _("verifikasi_tidak_dikenal", default="Kode ini tidak dikenal."),
            )
        found = self._found(verification.finding(document))
        found["@id"] = f"{self.context.absolute_url()}/@verifikasi/{self.path[0]}"
        return found

    def _limited(self) -> dict | None:
        """The refusal of somebody who asks too often; None when he may ask."""
        if verification.LIMIT.allows(self.request.getClientAddr()):
            return None
        response = self.request.response
        response.setStatus(429)
        response.setHeader("Retry-After", "60")
        return self._error(
            "TooManyRequests",
            _(
                "verifikasi_terlalu_sering",
                default="Terlalu banyak permintaan. Coba lagi satu menit kemudian.",
            ),
        )

    def _error(self, kind: str, message) -> dict:
        return {"type": kind, "message": translate(message, context=self.request)}

    def _found(self, finding: verification.Finding) -> dict:
        found = {
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


class VerificationByFile(Verification):
    """``POST @verifikasi``: a PDF as the body, or as ``berkas`` of a form.

    200 with ``hasil``: tidak_berubah | berubah | tidak_dikenal; 413 for what is larger
    than allowed, 400 without a file. Nothing is kept and nothing changes.
    """

    def reply(self) -> dict:
        response = self.request.response
        response.setHeader("Cache-Control", "no-store")
        if (refused := self._limited()) is not None:
            return refused
        upload = self._file()
        if upload is None:
            response.setStatus(400)
            return self._error(
                "BadRequest",
                _(
                    "verifikasi_tanpa_berkas",
                    default="Sertakan berkas PDF sebagai isi permintaan, atau sebagai "
                    "isian “berkas” sebuah formulir.",
                ),
            )
        result, finding = verification.by_file(verification.read(upload))
        if result == verification.TOO_LARGE:
            response.setStatus(413)
            return self._error(
                "PayloadTooLarge",
                _(
                    "verifikasi_berkas_besar",
                    default="Berkas itu lebih besar daripada 25 MB sehingga tidak diperiksa.",
                ),
            )
        found = self._found(finding) if finding is not None else {}
        address = f"{self.context.absolute_url()}/@verifikasi"
        return {**found, "@id": address, "hasil": result}

    def _file(self):
        """The uploaded file; None when the request holds none, or holds JSON."""
        upload = self.request.form.get("berkas")
        if upload:
            return upload
        body = self.request.get("BODY", b"")
        kind = self.request.get_header("Content-Type", "") or ""
        return BytesIO(body) if body and "json" not in kind.lower() else None
