"""Pages of the organisation: the chart, a unit, a position, import and export."""

from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from setneg.workflows import _
from setneg.workflows.organisation import declaration as files
from setneg.workflows.organisation import exporter
from setneg.workflows.organisation import importer
from setneg.workflows.organisation.cache import today
from setneg.workflows.organisation.changes import Change
from setneg.workflows.organisation.content import DUTY_TERMS
from setneg.workflows.organisation.content import LEVEL_TERMS
from setneg.workflows.organisation.organogram import Unit
from setneg.workflows.organisation.tree import Holder
from setneg.workflows.organisation.tree import holder
from setneg.workflows.organisation.tree import Node
from setneg.workflows.organisation.tree import Post
from setneg.workflows.organisation.tree import Shown
from typing import Any
from zExceptions import NotFound


MAX_FILE = 1024 * 1024
"""Largest file that the import reads, in bytes."""


class Parts(BrowserView):
    """Macros that pages are made of; opened by its name it is not there."""

    def __call__(self) -> str:
        raise NotFound(self.__name__)


class OrganisationPage(BrowserView):
    """What all pages of the organisation know."""

    def shown(self) -> Shown:
        return Shown(api.portal.get())

    def may_manage(self) -> bool:
        """Whether the person may import and export."""
        allowed: bool = api.user.has_permission(
            "setneg.workflows: Manage organisation", obj=self.context
        )
        return allowed

    def level_title(self, level: str) -> str:
        title: str = LEVEL_TERMS.getTerm(level).title
        return title


class Chart(OrganisationPage):
    """The whole tree of today; opens and closes without any script."""

    def nodes(self) -> tuple[Node, ...]:
        return self.shown().units()


class UnitPage(OrganisationPage):
    """A unit: its names over time, positions, holders, what is below, whom it serves."""

    def posts(self) -> tuple[Post, ...]:
        return self.shown().posts(self.context.kode)

    def nodes(self) -> tuple[Node, ...]:
        return self.shown().units(self.context.kode, self.context.absolute_url())

    def duties(self) -> list[str]:
        return [DUTY_TERMS.getTerm(duty).title for duty in self.context.tugas or ()]

    def serves(self) -> list[Unit]:
        units = self.shown().organogram.units
        return [units[code] for code in self.context.melayani or () if code in units]


class PostPage(OrganisationPage):
    """A position: who holds it today, and for people with an account who held it."""

    def post(self) -> Post | None:
        shown = self.shown()
        found = shown.organogram.positions.get(self.context.position_id())
        return None if found is None else shown.post(found)

    def history(self) -> list[Holder]:
        if not self.shown().with_people:
            return []
        return [holder(row) for row in self.context.holdings()]


class Export(BrowserView):
    """The organisation of the site as a file, to keep or to change and bring back."""

    def __call__(self) -> bytes:
        name = f"organisasi-{today().isoformat()}.yaml"
        response = self.request.response
        response.setHeader("Content-Type", "application/yaml; charset=utf-8")
        response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
        response.setHeader("Cache-Control", "no-store")
        return exporter.dump(api.portal.get()).encode()


class Import(OrganisationPage):
    """Bring an organisation in: first what would change, then the change."""

    changes: tuple[Change, ...] | None = None
    text = ""
    problem: object = ""

    def __call__(self) -> Any:
        if self.request.method == "POST":
            PostOnly(self.request)
            CheckAuthenticator(self.request)
            if self.take():
                url = f"{api.portal.get().absolute_url()}/{exporter.ROOT_ID}"
                return self.request.response.redirect(url)
        return self.index()

    def take(self) -> bool:
        """Read what was sent and plan it; True when it was confirmed and done."""
        self.text = self.sent()
        if self.problem:
            return False
        portal = api.portal.get()
        try:
            declared = files.loads(self.text, "organisasi.yaml")
        except files.OrganisationError as error:
            self.problem = str(error)
            return False
        if "terapkan" not in self.request.form:
            self.changes = importer.plan(portal, declared)
            return False
        done = importer.apply(portal, declared)
        message = _(
            "organisation_imported",
            default="Susunan organisasi diperbarui: ${count} perubahan.",
            mapping={"count": len(done)},
        )
        api.portal.show_message(message, request=self.request)
        return True

    def sent(self) -> str:
        """The text of the file, or the text that was shown for confirmation."""
        upload = self.request.form.get("berkas")
        if upload is None:
            return str(self.request.form.get("isi") or "")
        data = upload.read(MAX_FILE + 1)
        if len(data) > MAX_FILE:
            self.problem = _("file_too_large", default="Berkas lebih besar dari 1 MB.")
            return ""
        try:
            text: str = data.decode("utf-8")
        except UnicodeDecodeError:
            self.problem = _("file_not_utf8", default="Berkas bukan teks UTF-8.")
            return ""
        return text

    def warnings(self) -> list[Change]:
        return [change for change in self.changes or () if change.warning]
