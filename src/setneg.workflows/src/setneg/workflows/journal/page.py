"""On screen: the journal for those who keep the portal; nobody can change it."""

from functools import cached_property
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.workflows.journal import asking
from setneg.workflows.journal import checking
from setneg.workflows.journal.keeping import ledger
from setneg.workflows.journal.model import Entry
from setneg.workflows.journal.services import FILTERS
from setneg.workflows.journal.services import Lines
from setneg.workflows.journal.services import written_out
from typing import Any
from urllib.parse import urlencode


PAGE = 50


class JournalPage(BrowserView):
    """Entries with filters; a POST checks all chains and changes nothing."""

    result: checking.Result | None = None

    def __call__(self) -> str:
        if self.request.get("REQUEST_METHOD") == "POST":
            CheckAuthenticator(self.request)
            self.result = checking.check(ledger())
        return str(self.index())

    @property
    def wanted(self) -> dict[str, str]:
        """The filters as they were typed."""
        return {name: str(self.request.form.get(name) or "") for name in FILTERS}

    @property
    def start(self) -> int:
        """Index of the first entry on the page."""
        text = str(self.request.form.get("b_start") or "0")
        return int(text) if text.isdecimal() else 0

    @cached_property
    def found(self) -> asking.Found:
        """One more than a page, to know whether there is another."""
        return asking.latest(self.wanted, self.start, PAGE + 1)

    def rows(self) -> list[Entry]:
        """The entries of the page."""
        return self.found.items

    def shown(self, entry: Entry) -> dict[str, Any]:
        """An entry in words."""
        details = ", ".join(
            f"{name}: {_plain(value)}" for name, value in entry.details.items() if value
        )
        return {
            "kapan": entry.at[:19].replace("T", " "),
            "akun": entry.actor or "–",
            "jabatan": ", ".join(entry.positions),
            "tindakan": entry.act,
            "dokumen": entry.path.rpartition("/")[2],
            "rantai": entry.chain,
            "rincian": details,
            "hash": entry.hash[:12],
        }

    def link(self, name: str = "@@jurnal", **more: Any) -> str:
        """An address with the same filters."""
        query = {key: value for key, value in {**self.wanted, **more}.items() if value}
        return f"{self.context.absolute_url()}/{name}?{urlencode(query)}"

    @property
    def page(self) -> int:
        """How many entries stand on a page."""
        return PAGE


class JournalExportPage(BrowserView):
    """The same selection as JSON lines."""

    def __call__(self) -> Lines:
        return written_out(self.context, self.request)


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
