"""What all pages of the panel share: the chain they are about, and its words."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.workflows import _
from setneg.workflows.chains import book
from setneg.workflows.chains import table
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.panel import activation
from setneg.workflows.clock import calendar
from setneg.workflows.clock.spoken import spoken_time
from setneg.workflows.steps.wording import say
from typing import Any
from zExceptions import NotFound


ORIGINS = {
    book.PROFILE: _("origin_profil", default="profil"),
    book.SCREEN: _("origin_layar", default="panel ini"),
    book.RETURN: _("origin_kembali", default="kembali ke edisi terdahulu"),
}


class ChainPage(BrowserView):
    """A page about one chain, named by `rantai` in the address."""

    errors: Sequence[str] = ()

    def __call__(self) -> Any:
        """Show the page; a POST acts first, and shows it again when that was refused."""
        if self.name not in activation.chains():
            raise NotFound(self.name)
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            target = self.act()
            if target:
                self.request.response.redirect(target)
                return ""
        return self.index()

    def act(self) -> str:
        """Do what was asked; the address to go on to, "" to show the page again."""
        return ""

    def refuse(self, error: Exception) -> str:
        """Tell why nothing was done."""
        self.errors = activation.refusal(error)
        self.request.response.setStatus(400)
        return ""

    @property
    def name(self) -> str:
        """Id of the chain."""
        return str(self.request.form.get("rantai") or "")

    @cached_property
    def chain(self) -> Chain:
        """The chain that runs."""
        return activation.running(self.name)

    @property
    def shelf(self) -> book.Shelf:
        """What the book keeps of it."""
        return book.shelf(self.name)

    @property
    def editable(self) -> bool:
        """Whether it is changed here, and not with a standard's edition."""
        return not activation.of_a_standard(self.name)

    def page(self, view: str, name: str = "", **more: Any) -> str:
        """The address of a page about a chain."""
        words = "".join(f"&{key}={value}" for key, value in more.items())
        url = f"{self.context.absolute_url()}/@@{view}"
        return f"{url}?rantai={name or self.name}{words}"

    def kind_title(self, kind: str) -> Any:
        """A kind of content in words."""
        info = api.portal.get_tool("portal_types").getTypeInfo(kind)
        return info.Title() if info is not None else kind

    def rows(self, chain: Chain | None = None) -> Sequence[table.Row]:
        """The chain's table."""
        return table.rows(chain or self.chain)

    def register_title(self, register: str) -> Any:
        """Whose register counts, in words."""
        return table.REGISTERS.get(register, register)

    def title(self, text: str) -> str:
        """A title of a chain, as its reader calls it."""
        return say(text)

    def time(self, standard: str | None) -> str:
        """A standard time in the language of whoever reads."""
        return spoken_time(standard)

    def names(self, roles: Sequence[str]) -> str:
        """Roles in a row, as their reader calls them."""
        return ", ".join(say(role) for role in roles) or "–"

    def moment(self, at: str) -> str:
        """A moment of the book by the office's clock."""
        if not at:
            return "–"
        local = calendar.current().local(datetime.fromisoformat(at))
        return local.strftime("%d-%m-%Y %H.%M")

    def origin(self, edition: book.Edition) -> Any:
        """Where an edition came from."""
        return ORIGINS.get(edition.origin, edition.origin)

    def tell(self, message: str) -> None:
        """A message for the next page."""
        api.portal.show_message(message, self.request)
