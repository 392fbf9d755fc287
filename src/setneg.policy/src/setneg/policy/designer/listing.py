"""Site setup `@@formulir-rancang`: every form, what it becomes, how it is used."""

from collections.abc import Mapping
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from setneg.policy.browser import dates
from setneg.policy.content import submission_kinds
from setneg.policy.designer import checks
from setneg.policy.designer import exchange
from setneg.policy.designer import standing
from setneg.policy.designer.plan import Plan
from setneg.policy.forms import editions
from setneg.policy.forms import languages
from setneg.workflows.chains import chain_of_kind
from setneg.workflows.steps.wording import say
from typing import Any


class FormList(BrowserView):
    """The table of forms, and the ways to bring forms in and out."""

    shared = ViewPageTemplateFile("templates/macros.pt")

    @property
    def macros(self) -> Any:
        return self.shared.macros

    def rows(self) -> list[Mapping[str, Any]]:
        """A row a form, by title."""
        forms = sorted(exchange.forms(), key=lambda form: str(form.title).casefold())
        return [self._row(form) for form in forms]

    def _row(self, form: Any) -> Mapping[str, Any]:
        plan = Plan(form)
        kind, made = plan.binding.jenis, plan.follow_up
        known = submission_kinds.all_facts().get(kind)
        chain = chain_of_kind(kind) if kind and made is None else None
        return {
            "form": form,
            "title": say(languages.said(form, form.title)),
            "url": form.absolute_url(),
            "state": standing.of(form),
            "state_title": standing.STATES[standing.of(form)],
            "edition": editions.edition(form),
            "kind": made.name if made else _named(known),
            "chain": chain.id if chain else "",
            "chain_title": say(chain.title) if chain else "",
            "to_make": made is not None,
            "hindered": standing.published(form) and bool(checks.hindering(form)),
            "pending": standing.published(form) and plan.unpublished,
            "tickets": self.counts.get(api.content.get_uuid(form), 0),
            "changed": dates.moment(form.modified()),
        }

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """The tickets of all forms."""
        return standing.all_tickets()


def _named(known: Any) -> Any:
    return submission_kinds.titled(known) if known is not None else ""
