"""On screen: who needs to know, for the signer and the head of the owning unit."""

from plone import api
from plone.app.layout.viewlets import ViewletBase
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.secrecy import needed
from setneg.policy.secrecy.classes import class_of
from setneg.policy.vocabularies.grades import SIFAT
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import journal
from setneg.workflows import organisation
from zExceptions import Forbidden


class Door(ViewletBase):
    """On the document's page: the way to its secrecy, for those who decide about it."""

    @property
    def shown(self) -> bool:
        """Nothing for everybody else."""
        return bool(needed.deciding(self.context))


class NeedToKnowPage(BrowserView):
    """The rows, the forms and the readings; 403 for those who do not decide."""

    error = ""

    def __call__(self):
        if not needed.deciding(self.context):
            raise Forbidden("perlu-tahu")
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            if self.decided():
                self.request.response.redirect(self.address)
                return ""
        return self.index()

    @property
    def address(self) -> str:
        return f"{self.context.absolute_url()}/@@perlu-tahu"

    def decided(self) -> bool:
        """Do what the form says; False when refused, with the reason on the page."""
        form = self.request.form
        reason = str(form.get("alasan", ""))
        try:
            if form.get("cabut"):
                needed.shut_out(self.context, str(form["cabut"]), reason)
            elif form.get("sifat"):
                needed.classify(self.context, str(form["sifat"]), reason)
            else:
                until = str(form.get("sampai", ""))
                needed.let_in(self.context, str(form.get("siapa", "")), reason, until)
        except needed.NeedRefused as error:
            self.error = str(error)
            self.request.response.setStatus(400)
            return False
        api.portal.show_message(
            _("perlu_tahu_tercatat", default="Tercatat."), self.request
        )
        return True

    @property
    def sifat(self):
        return dict(SIFAT).get(class_of(self.context), class_of(self.context))

    @property
    def classes(self):
        return [each for each in SIFAT if each[0] != class_of(self.context)]

    @property
    def rows(self) -> list[dict]:
        """Who was let in, in words."""
        day = organisation.today()
        return [
            {
                "id": need.siapa,
                "siapa": position_title(need.siapa),
                "alasan": need.alasan,
                "sampai": need.sampai or "–",
                "oleh": position_title(need.oleh),
                "berlaku": need.holds(day),
            }
            for need in needed.needs(self.context)
        ]

    @property
    def readings(self) -> list[dict]:
        """The latest hundred readings and downloads."""
        found = [
            each
            for each in journal.entries(self.context)
            if each.act in ("baca", "unduh")
        ]
        return [
            {
                "kapan": each.at[:19].replace("T", " "),
                "siapa": each.actor or "–",
                "jabatan": ", ".join(position_title(post) for post in each.positions),
                "apa": each.details.get("apa", ""),
            }
            for each in found[-100:][::-1]
        ]
