"""The page of an incoming letter, of a disposition, and the form that passes it on."""

from plone import api
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.browser.incoming.branches import Branches
from setneg.policy.browser.incoming.branches import ticked
from setneg.policy.browser.page_act import PageAct
from setneg.policy.incoming import dispositions
from setneg.policy.incoming.tree import WITHDRAWN
from setneg.policy.services.disposisi.wire import direction
from setneg.policy.vocabularies.incoming import groups


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


class Give(PageAct):
    """`@@disposisi`: passes a letter on."""

    refusals = (dispositions.DispositionRefused,)

    def act(self) -> None:
        userid = "" if api.user.is_anonymous() else api.user.get_current().getId()
        made = dispositions.give(
            self.context, self.said("dari"), direction(self.request.form), userid
        )
        self.done = _(
            "said_disposed",
            default="Disposisi diberikan kepada ${number} penerima.",
            mapping={"number": str(len(made))},
        )
