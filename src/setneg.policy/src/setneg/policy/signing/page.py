"""The signer types NIK and passphrase; they are used once and kept nowhere."""

from plone import api
from plone.app.layout.viewlets import ViewletBase
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from setneg.policy.browser import dates
from setneg.policy.rendering.data import portal_address
from setneg.policy.rendering.signature import office_title
from setneg.policy.signing import dispatch
from setneg.policy.signing import remote
from setneg.policy.signing import sending
from setneg.policy.signing import shipment as shipments
from setneg.workflows.steps import acting


class Form(ViewletBase):
    """On the document's page while it waits for a signature given outside."""

    @property
    def available(self) -> bool:
        return sending.is_waiting(self.context)

    @property
    def is_mine(self) -> bool:
        """Whether this person sent it, and so may type his passphrase."""
        return acting.userid() == shipments.of(self.context).person

    @property
    def is_repeated(self) -> bool:
        return shipments.of(self.context).attempts > 0


class Proof(ViewletBase):
    """Below a signed document: which kind of signature it is and how it is proved."""

    @property
    def available(self) -> bool:
        return bool(getattr(self.context, "ditandatangani_pada", None))

    @property
    def is_certified(self) -> bool:
        return bool(getattr(self.context, "tersertifikasi", False))

    @property
    def has_file(self) -> bool:
        return getattr(self.context, "berkas_pdf", None) is not None

    @property
    def signer(self) -> str:
        return office_title(self.context.ditandatangani_oleh or "")

    @property
    def moment(self) -> str:
        return dates.moment(self.context.ditandatangani_pada)

    @property
    def stamp(self) -> str:
        return getattr(self.context, "cap_waktu", None) or ""

    @property
    def verification(self) -> str:
        code = getattr(self.context, "kode_verifikasi", None)
        return f"{portal_address()}/@@verifikasi/{code}" if code else ""


class Send(BrowserView):
    """`@@kirim-tanda-tangan`: the form's target; only by POST, with its token."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        nik = str(self.request.form.pop("nik", "") or "")
        words = str(self.request.form.pop("passphrase", "") or "")
        self.request.other.pop("nik", None)
        self.request.other.pop("passphrase", None)
        target = self.context.absolute_url()
        try:
            status, message = dispatch.send(self.context, nik, words)
            kind = "info" if status == shipments.SIGNED else "warning"
        except (dispatch.NotNow, remote.NotConfigured) as error:
            message, kind = str(error), "error"
        api.portal.show_message(message, self.request, kind)
        self.request.response.redirect(target)
        return ""
