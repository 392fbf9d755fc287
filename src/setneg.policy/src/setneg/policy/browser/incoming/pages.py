"""The page of an incoming letter, of a disposition, and the form that passes it on."""

from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.browser.incoming.branches import Branches
from setneg.policy.browser.incoming.branches import ticked
from setneg.policy.incoming import dispositions
from setneg.policy.incoming.tree import WITHDRAWN
from setneg.policy.services.disposisi.wire import direction
from setneg.policy.vocabularies.incoming import groups
import transaction


SCANS = ("pindaian", "pindaian_lampiran")


class Letter(Branches):
    """An incoming letter: its line in the book, its scan, its dispositions."""

    @property
    def group(self) -> str:
        return dict(groups()).get(self.context.golongan, "")

    @property
    def files(self) -> list[tuple[str, str, int]]:
        """Scans: field, name, size in kB."""
        found = []
        for name in SCANS:
            value = getattr(self.context, name, None)
            if value is not None:
                size = max(1, value.getSize() // 1024)
                found.append((name, value.filename or name, size))
        return found

    @property
    def earlier(self):
        """Letters that this one refers to, as far as the reader may see them."""
        uids = list(self.context.petunjuk_lalu or ())
        return self._found(UID=uids) if uids else []

    @property
    def later(self):
        """Letters that refer to this one."""
        return self._found(petunjuk_lalu=api.content.get_uuid(self.context))

    def _found(self, **query):
        catalog = api.portal.get_tool("portal_catalog")
        return catalog.searchResults(
            portal_type=self.context.portal_type, sort_on="created", **query
        )


class Disposition(Branches):
    """One branch: what its recipient is to do with which letter, until when."""

    @property
    def seen_letter(self):
        """The letter's catalog entry; None for who may not see it (sealed envelope)."""
        return self.linked("atas_surat")

    @property
    def ticked(self) -> list[str]:
        return ticked(self.context)

    @property
    def deadline(self) -> str:
        return dates.moment(self.context.tenggat)

    @property
    def withdrawn(self) -> bool:
        return self.standing.state == WITHDRAWN


class Give(BrowserView):
    """`@@disposisi`: the form's target; only by POST, with the page's token."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        userid = "" if api.user.is_anonymous() else api.user.get_current().getId()
        form = self.request.form
        savepoint = transaction.savepoint(optimistic=True)
        try:
            said = direction(form)
            giver = str(form.get("dari") or "")
            made = dispositions.give(self.context, giver, said, userid)
        except dispositions.DispositionRefused as refused:
            savepoint.rollback()
            api.portal.show_message(" ".join(refused.reasons), self.request, "error")
        else:
            words = _(
                "said_disposed",
                default="Disposisi diberikan kepada ${number} penerima.",
                mapping={"number": str(len(made))},
            )
            api.portal.show_message(words, self.request)
        self.request.response.redirect(self.context.absolute_url())
        return ""
