"""The register on screen, for the one who keeps it."""

from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.register import allocation
from setneg.workflows.register import book
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import RegisterError
from setneg.workflows.register.services import key_of
from typing import Any
from urllib.parse import urlencode


class RegisterView(BrowserView):
    """Lines, gaps and duplicates of a register; a POST declares a number void."""

    error = ""

    def __call__(self) -> str:
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            if self.void():
                self.request.response.redirect(self.url(key_of(self.request.form)))
                return ""
        return self.index()

    def void(self) -> bool:
        """Declare a number void; False when refused, with the reason on the page."""
        form = self.request.form
        key = key_of(form)
        try:
            number = book.whole(form.get("nomor"), "Nomor")
            book.void(key, number, form.get("alasan", ""), self.userid)
        except RegisterError as error:
            self.error = str(error)
            self.request.response.setStatus(400)
            return False
        message = _(
            "register_voided",
            default="Nomor ${number} dibatalkan dan tetap tercatat.",
            mapping={"number": number},
        )
        api.portal.show_message(message, self.request)
        return True

    @property
    def userid(self) -> str:
        """Who reads."""
        return api.user.get_current().getId() or ""

    def keys(self) -> list[Key]:
        """The registers that the reader keeps."""
        return book.keys(self.userid)

    def chosen(self) -> Key | None:
        """The register that is shown, None before one is chosen."""
        form = self.request.form
        return key_of(form) if form.get("jenis") else None

    def lines(self, key: Key) -> list[book.Line]:
        """Its lines, the latest first."""
        return list(reversed(book.lines(key, self.userid)))

    def gaps(self, key: Key) -> str:
        """Numbers that no line explains, for the page."""
        found = allocation.gaps(key.kind, key.office, key.year)
        return ", ".join(str(number) for number in found)

    def duplicates(self, key: Key) -> str:
        """Numbers of documents that have more than one, for the page."""
        found = allocation.duplicates(key.kind, key.office, key.year)
        return "; ".join(", ".join(map(str, numbers)) for numbers in found.values())

    def url(self, key: Key) -> str:
        """The address of a register."""
        query = urlencode({"jenis": key.kind, "kantor": key.office, "tahun": key.year})
        return f"{self.context.absolute_url()}/@@register?{query}"

    def kind_title(self, key: Key) -> Any:
        """The kind of document in words."""
        info = api.portal.get_tool("portal_types").getTypeInfo(key.kind)
        return info.Title() if info is not None else key.kind

    def office_title(self, key: Key) -> str:
        """The office's name today."""
        unit = organisation.current().units.get(key.office)
        return unit.name(organisation.today()) if unit is not None else key.office
