"""The first step: what a form is called, who may send it; and its beginning."""

from collections.abc import Mapping
from datetime import datetime
from plone import api
from setneg.policy import _
from setneg.policy.behaviors.moments import universal
from setneg.policy.browser import dates
from setneg.policy.browser import typed
from setneg.policy.designer import exchange
from setneg.policy.designer import publishing
from setneg.policy.designer import standing
from setneg.policy.designer.page import DesignPage
from setneg.policy.designer.vetting import Refused
from setneg.policy.forms import languages
from setneg.policy.forms.installation import PLACE
from setneg.policy.forms.terms import IFormTerms
from setneg.policy.forms.terms import senders
from setneg.workflows.steps.wording import say
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


class NamePage(DesignPage):
    """Step 1: what it is called, what it is for, who may send it, from when to when."""

    step = "nama"

    def act(self) -> str:
        title = " ".join(self.typed("judul").split())
        if not title or len(title) > publishing.LONGEST_TITLE:
            self.errors["judul"] = _(
                "publishing_no_name",
                default="Beri formulir nama yang memuat huruf, paling panjang 150 huruf.",
            )
        times = {name: self._moment(name) for name in ("dibuka", "ditutup")}
        if times["dibuka"] and times["ditutup"] and times["dibuka"] >= times["ditutup"]:
            self.errors["ditutup"] = _(
                "refused_closes_before", default="Waktu tutup harus sesudah waktu buka."
            )
        if self.errors:
            return ""
        return self.keep(title, times)

    def keep(self, title: str, times: Mapping[str, Any]) -> str:
        """Write it down; where to go on."""
        self._set(self.context, title, times)
        return self.onward()

    def _set(self, form: Any, title: str, times: Mapping[str, Any]) -> None:
        form.title, form.description = title, self.typed("uraian").strip()
        terms = IFormTerms(form)
        terms.tujuan = self.typed("tujuan").strip()[:300]
        terms.siapa = [each for each in self.chosen if each in senders(None)]
        terms.terbuka_umum = bool(self.typed("terbuka_umum"))
        terms.dibuka, terms.ditutup = times["dibuka"], times["ditutup"]
        if standing.published(form):
            standing.publish(form)
        form.reindexObject()
        notify(ObjectModifiedEvent(form))

    def _moment(self, name: str) -> datetime | None:
        text = self.typed(name).strip()
        try:
            return universal(datetime.fromisoformat(text)) if text else None
        except ValueError:
            self.errors[name] = _(
                "design_bad_moment", default="Tulis tanggal dan jam yang sah."
            )
            return None

    @property
    def chosen(self) -> list[str]:
        """Who may send, as typed or as kept."""
        if self.posted:
            return typed.several(self.request.form, "siapa")
        return list(IFormTerms(self.context).siapa or ()) if self.begun else []

    def senders(self) -> list[dict[str, Any]]:
        """The functions and levels to choose from."""
        return [
            {"value": t.value, "title": t.title, "chosen": t.value in self.chosen}
            for t in senders(None)
        ]

    def value(self, name: str) -> str:
        """What a line of the form shows."""
        if self.posted:
            return self.typed(name)
        if not self.begun:
            return ""
        if name in ("dibuka", "ditutup"):
            moment = getattr(IFormTerms(self.context), name)
            return f"{dates.local(moment):%Y-%m-%dT%H:%M}" if moment else ""
        holder = {"judul": "title", "uraian": "description"}.get(name, name)
        return str(getattr(self.context, holder, None) or "")

    @property
    def open_to_all(self) -> bool:
        if self.posted:
            return bool(self.typed("terbuka_umum"))
        return bool(self.begun and IFormTerms(self.context).terbuka_umum)

    @property
    def action(self) -> str:
        return self.url(self.step) if self.begun else f"{self.site_url}/@@formulir-baru"

    def sources(self) -> list[dict[str, Any]]:
        """The forms that a new one may begin as a copy of."""
        wanted = self.typed("salin")
        return [
            {"id": f.getId(), "title": named(f), "chosen": f.getId() == wanted}
            for f in exchange.forms()
        ]


class NewPage(NamePage):
    """`@@formulir-baru`: the same questions, and what the form begins from."""

    begun = False

    def keep(self, title: str, times: Mapping[str, Any]) -> str:
        place = api.portal.get()[PLACE]
        known = {form.getId(): form for form in exchange.forms()}
        try:
            form = publishing.begin(place, title, known.get(self.typed("salin")))
        except Refused as refused:
            self.errors["judul"] = refused.said
            return ""
        self._set(form, title, times)
        self.tell(
            _(
                "design_begun",
                default="Konsep formulir tersimpan; hanya perancang yang melihatnya.",
            )
        )
        return f"{form.absolute_url()}/@@rancang-isian"


def named(form: Any) -> str:
    """A form's name in the language of whoever reads."""
    return say(languages.said(form, form.title))
