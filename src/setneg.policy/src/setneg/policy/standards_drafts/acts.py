"""What is done on pages beside steps: only by POST, with the page's token."""

from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.standards_drafts import asking
from setneg.policy.standards_drafts import determination
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
from setneg.workflows.steps.wording import say
import transaction
from typing import Any


class Act(BrowserView):
    """One act; what cannot be done is said on the page that one came from."""

    anchor = ""

    def __call__(self) -> str:
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        savepoint = transaction.savepoint(optimistic=True)
        try:
            said = self.act()
        except (CaseRefused, NotYours) as refused:
            savepoint.rollback()
            words = " ".join(say(each) for each in refused.reasons)
            api.portal.show_message(words, self.request, type="error")
        else:
            api.portal.show_message(said, self.request)
        address = f"{self.context.absolute_url()}{self.anchor}"
        self.request.response.redirect(address)
        return ""

    def act(self) -> Any:
        """Do it; what is said afterwards."""
        raise CaseRefused([_("act_unknown", default="Tidak ada yang diminta.")])

    def said(self, name: str) -> str:
        value = self.request.form.get(name, "")
        return value if isinstance(value, str) else ""


class Ask(Act):
    """`@@minta-draf` of a memorandum: marks it, takes the mark away, waives a unit."""

    anchor = "#permintaan-draf"

    def act(self) -> Any:
        wish = self.said("perbuatan")
        if wish == "tandai":
            asking.mark(self.context)
            return _("said_draft_asked", default="Memorandum ini meminta draf.")
        if wish == "hapus":
            asking.unmark(self.context)
            return _("said_draft_unasked", default="Tanda permintaan draf dihapus.")
        if wish == "tanpa":
            asking.waive(self.context, self.said("unit"), self.said("alasan"))
            return _("said_draft_waived", default="Unit kerja itu tidak ditunggu lagi.")
        return super().act()


class Correct(Act):
    """`@@betulkan-penetapan` of a draft."""

    def act(self) -> Any:
        value, reason = self.said("penetapan"), self.said("alasan")
        determination.correct(self.context, value, reason)
        return _("said_determination", default="Penetapan draf dibetulkan.")
