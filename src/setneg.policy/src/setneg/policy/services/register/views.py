"""The agenda book as PDF and as a workbook, for whoever keeps the register."""

from datetime import datetime
from datetime import UTC
from plone import api
from Products.Five.browser import BrowserView
from setneg.policy.browser.spreadsheet import offer
from setneg.policy.rendering import agenda
from setneg.policy.rendering.workbook import CONTENT_TYPE
from setneg.workflows.register import book
from setneg.workflows.register.series import Key
from setneg.workflows.register.services import key_of


class Book(BrowserView):
    """``@@register-pdf``: all lines of a register, by the rights of the reader."""

    content_type = "application/pdf"
    ending = "pdf"

    def __call__(self) -> bytes:
        key = key_of(self.request.form)
        userid = api.user.get_current().getId() or ""
        text = str(self.request.form.get("cari") or "")
        lines, _total = book.page(key, userid, 0, None, text)
        name = f"buku-agenda-{key.kind.lower()}-{key.office}-{key.year}.{self.ending}"
        offer(self.request, self.content_type, name)
        return self.made(key, lines)

    def made(self, key: Key, lines: list[book.Line]) -> bytes:
        """The file."""
        info = api.portal.get_tool("portal_types").getTypeInfo(key.kind)
        kind = str(info.Title()) if info is not None else key.kind
        return agenda.as_pdf(key, kind, lines, datetime.now(UTC))


class Workbook(Book):
    """``@@register-xlsx``: the same lines for a spreadsheet program."""

    content_type = CONTENT_TYPE
    ending = "xlsx"

    def made(self, key: Key, lines: list[book.Line]) -> bytes:
        return agenda.as_workbook(key, lines)
