"""What the pages of documents share: dates, titles of positions, standing."""

from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from setneg.policy.browser import dates
from setneg.policy.browser.standing import Standing
from setneg.policy.browser.standing import standing
from setneg.policy.distribution import recipients
from setneg.policy.vocabularies.grades import KECEPATAN
from setneg.policy.vocabularies.grades import SIFAT
from setneg.policy.vocabularies.offices import position_title
from setneg.policy.vocabularies.offices import unit_title


class Page(BrowserView):
    """Base of the pages; what is not set is not shown."""

    shared = ViewPageTemplateFile("templates/macros.pt")

    @property
    def macros(self):
        return self.shared.macros

    @cached_property
    def standing(self) -> Standing:
        return standing(self.context)

    @property
    def unit(self) -> str:
        code = getattr(self.context, "unit", None)
        return unit_title(code) if code else ""

    @property
    def sifat(self):
        return dict(SIFAT).get(getattr(self.context, "sifat", None))

    @property
    def kecepatan(self):
        return dict(KECEPATAN).get(getattr(self.context, "kecepatan", None))

    def titles(self, name: str) -> list[str]:
        """Positions of a field by their titles; free text stays as it was typed."""
        return [recipients.written(each) for each in self.lines(name)]

    def lines(self, name: str) -> list[str]:
        return [each for each in getattr(self.context, name, None) or () if each]

    def position(self, name: str) -> str:
        value = getattr(self.context, name, None)
        return position_title(value) if value else ""

    def rich(self, name: str = "isi") -> str:
        """A rich text field as safe HTML; empty for none."""
        value = getattr(self.context, name, None)
        return value.output_relative_to(self.context) if value else ""

    def day(self, name: str) -> str:
        return dates.day(getattr(self.context, name, None))

    def moment(self, name: str) -> str:
        return dates.moment(getattr(self.context, name, None))

    @property
    def since(self) -> str:
        return dates.moment(self.standing.since)

    def linked(self, name: str):
        """Catalog entry of what a UID field names; None when the reader may not see it."""
        uid = getattr(self.context, name, None)
        if not uid:
            return None
        found = api.portal.get_tool("portal_catalog").searchResults(UID=uid)
        return found[0] if found else None

    @property
    def files(self) -> list[tuple[str, str, int]]:
        """Attached files: field, name, size in kB."""
        found = []
        for name in ("lampiran_berkas", "hasil_berkas"):
            value = getattr(self.context, name, None)
            if value is not None:
                size = max(1, value.getSize() // 1024)
                found.append((name, value.filename or name, size))
        return found
