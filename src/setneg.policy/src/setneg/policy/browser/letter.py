"""A document on screen as it will look on paper, with what the office knows of it."""

from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from setneg.policy.behaviors.rows import IRows
from setneg.policy.browser import dates
from setneg.policy.browser.page import Page
from setneg.policy.content import kinds
from setneg.policy.content.sop import COLUMNS
from setneg.policy.forms.languages import INDONESIAN
from setneg.policy.legal import closing
from setneg.policy.legal import standing as legal
from setneg.policy.rendering.articles import composed
from setneg.policy.rendering.chart_svg import svg
from setneg.policy.rendering.data import letterhead
from setneg.policy.rendering.details import details
from setneg.policy.rendering.flowchart import pages
from setneg.policy.rendering.signature import signature
from typing import Any
from zope.schema import getFieldsInOrder


#: Own fields that the page shows in a place of their own.
ELSEWHERE = ("acara", "waktu_mulai", "waktu_selesai", "tempat", "tentang")


class Letter(Page):
    """View of every official document that has no page of its own."""

    structured = ViewPageTemplateFile("templates/structured.pt")

    @property
    def kind(self) -> str:
        return self.context.portal_type

    @property
    def facts(self) -> kinds.Facts:
        return kinds.facts(self.kind)

    @property
    def own_fields(self) -> list[tuple[str, str | list[str]]]:
        """What only this kind asks for, as it will be printed; filled fields only."""
        fti = api.portal.get_tool("portal_types")[self.kind]
        fields = getFieldsInOrder(fti.lookupSchema())
        printed = details(self.context)
        return [
            (field.title, _shown(printed[name]))
            for name, field in fields
            if name not in ELSEWHERE
            and not IRows.providedBy(field)
            and printed.get(name)
        ]

    @cached_property
    def law(self) -> legal.Standing | None:
        """Whether it is in force; nothing for drafts and for what is no law."""
        return legal.standing(self.context)

    def written(self, day) -> str:
        return dates.day(day, INDONESIAN)

    @property
    def steps(self) -> list[dict]:
        """Steps of an SOP; none for other kinds."""
        return list(getattr(self.context, "langkah", None) or ())

    @property
    def step_columns(self) -> list:
        """Columns of the matrix; the branches are in the chart."""
        return [
            column for column in COLUMNS if column.name not in ("jenis", "ya", "tidak")
        ]

    @property
    def charts(self) -> list[str]:
        """The flow chart, one picture a page of paper."""
        return [svg(page) for page in pages(self.steps)]

    @property
    def articles(self) -> list[dict]:
        """Chapters and articles, numbered by their order."""
        return composed(closing.rows(self.context))

    @property
    def decree(self) -> bool:
        """Whether it is set like a decision: considerations, basis, dictum."""
        return self.facts.deciding

    @property
    def head_of_paper(self) -> list[str]:
        """The letterhead as it will be printed."""
        return letterhead(self.context)["baris"]

    @cached_property
    def signature(self) -> dict:
        """In whose name, in which capacity and office, and by whom; as it is printed."""
        return signature(self.context)

    @property
    def signed(self) -> bool:
        return bool(getattr(self.context, "ditandatangani_pada", None))

    @property
    def date(self) -> str:
        """Date of the document, else the day of its signature."""
        days = (
            getattr(self.context, name, None)
            for name in ("tanggal", "ditandatangani_pada")
        )
        return dates.day(next(filter(None, days), None), INDONESIAN)

    @property
    def occasion(self) -> list[tuple[str, str]]:
        """Day, time and place of an invitation or an order."""
        start = getattr(self.context, "waktu_mulai", None)
        rows = [("Acara", getattr(self.context, "acara", None))]
        if start is not None:
            rows.append(("Hari, tanggal", dates.weekday(start, INDONESIAN)))
            rows.append(("Waktu", dates.moment(start, INDONESIAN).split(" pukul ")[-1]))
        rows.append(("Tempat", getattr(self.context, "tempat", None)))
        return [(label, value) for label, value in rows if value]


def _shown(value: Any) -> str | list[str]:
    """A text or a list of texts; a moment with its day and hour."""
    if isinstance(value, dict) and "jam" in value:
        return f"{value['hari']}, {value['tanggal']} pukul {value['jam']} WIB"
    if isinstance(value, list):
        return [each for each in value if isinstance(each, str)]
    return str(value)


class Regulation(Letter):
    """The public page of a regulation; the draft looks like every other letter."""

    draft = ViewPageTemplateFile("templates/letter.pt")
    public = ViewPageTemplateFile("templates/regulation.pt")

    def __call__(self):
        return self.public() if self.published else self.draft()

    @property
    def published(self) -> bool:
        return self.standing.state == "terbit"

    @property
    def verification(self) -> str:
        code = getattr(self.context, "kode_verifikasi", None)
        return f"@@verifikasi/{code}" if code else ""
