"""Paraf koordinasi on screen: the list beside the document, and the page of its forms."""

from collections.abc import Callable
from collections.abc import Mapping
from datetime import datetime
from datetime import UTC
from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows import typed
from setneg.workflows.chains import chain_of
from setneg.workflows.clock import calendar
from setneg.workflows.coordination import place
from setneg.workflows.coordination import rules
from setneg.workflows.coordination.model import CoordinationRefused
from setneg.workflows.coordination.model import Opinion
from setneg.workflows.coordination.remarks import VERDICT_TITLES
from setneg.workflows.coordination.sight import visible
from setneg.workflows.steps import acting
from setneg.workflows.steps.history import version_of
from setneg.workflows.steps.wording import say
import transaction
from typing import Any
from zExceptions import MethodNotAllowed


CHIPS = {
    "menunggu": "text-bg-warning",
    "setuju": "text-bg-success",
    "setuju_dengan_catatan": "text-bg-info",
    "tidak_setuju": "text-bg-danger",
}


class Shown:
    """What both the panel and the page show of the opinions."""

    context: Any

    @cached_property
    def who(self) -> str:
        return acting.userid()

    @cached_property
    def found(self) -> list[Opinion]:
        return visible(self.context, self.who)

    @cached_property
    def may_ask(self) -> bool:
        return bool(rules.may_ask(self.context, self.who))

    @cached_property
    def held(self) -> set[str]:
        return set(organisation.current().groups_of(self.who, organisation.today()))

    @cached_property
    def open(self) -> bool:
        return place.open_stage(self.context) is not None

    def title(self, position: str) -> str:
        post = organisation.current().positions.get(position)
        return post.title if post else position

    def moment(self, time: datetime) -> str:
        return calendar.current().local(time).strftime("%d-%m-%Y %H.%M")

    def stage(self, found: Opinion) -> str:
        """Before which stage it is due, as officials call it."""
        chain = chain_of(self.context)
        known = chain is not None and chain.has(found.before)
        return say(chain.stage(found.before).title) if chain and known else found.before

    def state(self, found: Opinion) -> str:
        return say(VERDICT_TITLES.get(found.state, found.state))

    def chip(self, found: Opinion) -> str:
        return CHIPS.get(found.state, "text-bg-secondary")

    def late(self, found: Opinion) -> bool:
        return self.open and found.expired(datetime.now(UTC))

    def stale(self, found: Opinion) -> bool:
        """Whether the text changed after the opinion was given."""
        return bool(found.version) and found.version < version_of(self.context)

    def to_answer(self, found: Opinion) -> bool:
        return self.open and found.waiting and found.position in self.held

    def to_withdraw(self, found: Opinion) -> bool:
        mine = found.asker == self.who or found.by in self.held
        return self.open and found.waiting and mine

    def to_waive(self, found: Opinion) -> bool:
        return (
            found.mandatory
            and self.late(found)
            and bool(rules.may_waive(self.context, self.who))
        )


class CoordinationPanel(ViewletBase, Shown):
    """“Paraf koordinasi” below the document; nothing for whom it does not concern."""

    def render(self) -> str:
        return self.index() if self.found or self.may_ask else ""


class CoordinationPage(BrowserView, Shown):
    """`@@paraf-koordinasi`: ask, answer, pass on, take back, waive; only by POST."""

    refusals: tuple[str, ...] = ()

    def __call__(self) -> Any:
        if "aksi" not in self.request.form:
            return self.index()
        if self.request.get("REQUEST_METHOD") != "POST":
            raise MethodNotAllowed()
        CheckAuthenticator(self.request)
        acts: Mapping[str, Callable[[], Any]] = {
            "minta": self._ask,
            "jawab": self._answer,
            "teruskan": self._delegate,
            "tarik": self._withdraw,
            "kesampingkan": self._waive,
        }
        try:
            act = acts.get(self.typed("aksi"))
            if act is not None:
                act()
        except CoordinationRefused as refused:
            transaction.abort()
            self.refusals = refused.reasons
            self.request.response.setStatus(400 if refused.allowed else 403)
            return self.index()
        done = _("status_opinion_kept", default="Paraf koordinasi telah dicatat.")
        api.portal.show_message(say(done), self.request)
        self.request.response.redirect(self.context.absolute_url())
        return ""

    def typed(self, name: str) -> str:
        """What was typed into a field; kept when the act is refused."""
        return typed.text(self.request.form, name)

    def chosen(self) -> list[str]:
        """The positions that were ticked or typed."""
        return typed.several(self.request.form, "jabatan")

    @property
    def heads(self) -> list[tuple[str, str]]:
        return sorted(rules.heads(self.context), key=lambda pair: pair[1])

    @property
    def stages(self) -> list[tuple[str, str]]:
        return [(stage.id, say(stage.title)) for stage in place.ahead(self.context)]

    @property
    def usual(self) -> str:
        return self.typed("sebelum") or place.usual(self.context)

    def subordinates(self, found: Opinion) -> list[tuple[str, str]]:
        return rules.subordinates(found.position)

    def _ask(self) -> None:
        for position in [each for each in self.chosen() if each] or [""]:
            rules.ask(
                self.context,
                position,
                self.typed("tenggat"),
                mandatory=bool(self.typed("wajib")),
                before=self.typed("sebelum"),
                question=self.typed("permintaan"),
            )

    def _answer(self) -> None:
        rules.answer(
            self.context,
            self.typed("id"),
            self.typed("pendapat"),
            self.typed("catatan"),
        )

    def _delegate(self) -> None:
        rules.delegate(
            self.context, self.typed("id"), self.typed("kepada"), self.typed("catatan")
        )

    def _withdraw(self) -> None:
        rules.withdraw(self.context, self.typed("id"), self.typed("alasan"))

    def _waive(self) -> None:
        rules.waive(self.context, self.typed("id"), self.typed("alasan"))
