"""Receipts on screen: a table below the document, and the button of an addressee."""

from plone import api
from plone.app.layout.viewlets import ViewletBase
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.content.document import Naskah
from setneg.policy.distribution import copies
from setneg.policy.distribution import receipts


class Confirmation(BrowserView):
    """`@@tanda-terima`: the button's target; only by POST, with the page's token."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        userid = api.user.get_current().getId() or ""
        try:
            receipts.confirm(self.context, userid, self.request.form.get("jabatan", ""))
        except receipts.NotAddressee:
            words = _(
                "refused_not_addressee",
                default="Tanda terima diberikan oleh penerima naskah yang sudah "
                "disampaikan.",
            )
            api.portal.show_message(words, self.request, "error")
        else:
            words = _("said_receipt", default="Tanda terima telah dicatat.")
            api.portal.show_message(words, self.request)
        self.request.response.redirect(self.context.absolute_url())
        return ""


class Table(ViewletBase):
    """Addressees with the moment of their receipt; nothing before delivery."""

    @property
    def rows(self):
        return receipts.rows(self.context)

    @property
    def waiting(self):
        """Own addressed positions that have not confirmed yet."""
        if api.user.is_anonymous():
            return []
        own = receipts.own(self.context, api.user.get_current().getId())
        return [row for row in self.rows if row.position in own and not row.received]

    @property
    def links(self) -> list[tuple[str, object]]:
        """The sender's table; one's own numbered copies."""
        if not isinstance(self.context, Naskah) or api.user.is_anonymous():
            return []
        userid = api.user.get_current().getId()
        found = [
            (
                copies.address(self.context, number),
                _(
                    "action_own_copy",
                    default="Unduh salinan nomor ${number}",
                    mapping={"number": number},
                ),
            )
            for number in copies.own(self.context, userid)
        ]
        if receipts.sends(self.context, userid):
            address = f"{self.context.absolute_url()}/@@penyampaian"
            words = _("action_penyampaian", default="Rincian penyampaian")
            found.append((address, words))
        return found

    @property
    def must(self) -> bool:
        """Whether the recipients are bound to confirm."""
        return bool(getattr(self.context.aq_base, "wajib_konfirmasi", False))

    def moment(self, value) -> str:
        return dates.moment(value) if value else ""
