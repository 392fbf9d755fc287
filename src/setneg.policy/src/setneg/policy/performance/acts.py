"""Acts on figures by a form of the page: only by POST, with the page's token."""

from datetime import datetime
from datetime import time
from datetime import UTC
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import typed
from setneg.policy.performance import carrying
from setneg.policy.performance import counting
from setneg.policy.performance import reporting
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows.clock import calendar
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
from setneg.workflows.steps import acting
import transaction
from typing import Any


class Act(BrowserView):
    """Base: a refusal is said on the page and leaves nothing behind."""

    def __call__(self) -> str:
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        savepoint = transaction.savepoint(optimistic=True)
        try:
            message = self.act(self.request.form)
        except (CaseRefused, NotYours) as refused:
            savepoint.rollback()
            api.portal.show_message(" ".join(refused.reasons), self.request, "error")
        else:
            api.portal.show_message(message, self.request)
        self.request.response.redirect(self.context.absolute_url())
        return ""

    def act(self, form: dict[str, Any]) -> Any:
        """Do it; the words for the person."""
        return ""


class ChooseCounter(Act):
    """`@@pencacah` of an indicator: `pencacah`, `standar`."""

    def act(self, form: dict[str, Any]) -> Any:
        counting.choose(
            self.context,
            str(form.get("pencacah") or ""),
            str(form.get("standar") or ""),
        )
        return _("counter_chosen", default="Cara menghitung indikator dicatat.")


class CountNow(Act):
    """`@@hitung` of a report."""

    def act(self, form: dict[str, Any]) -> Any:
        if counting.fill_by_hand(self.context) is None:
            raise CaseRefused(
                [
                    _(
                        "counted_nothing",
                        default="Tidak ada peristiwa berwaktu baku yang dapat dihitung "
                        "dalam periode ini; laporkan secara manual.",
                    )
                ]
            )
        return _("counted_now", default="Realisasi dihitung dari peristiwa tercatat.")


class Reopen(Act):
    """`@@buka-kembali` of a report: `sampai` (a day), `alasan`."""

    def act(self, form: dict[str, Any]) -> Any:
        until = typed.day(form.get("sampai"))
        reason = str(form.get("alasan") or "")
        moment = (
            datetime.combine(until, time(23, 59), tzinfo=calendar.current().zone)
            if until is not None
            else None
        )
        reporting.reopen(
            self.context, moment.astimezone(UTC) if moment else None, reason
        )
        return _("period_reopened", default="Periode pelaporan dibuka kembali.")


class Carry(BrowserView):
    """`@@teruskan-iku` of a round: indicators of earlier years, to be chosen."""

    works_apart = True

    def __call__(self) -> str:
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self.carry()
        return self.index()

    @cached_property
    def candidates(self) -> list[Any]:
        return carrying.offered(self.context, acting.userid())

    def unit_title(self, code: str) -> str:
        return unit_title(code)

    def carry(self) -> str:
        form = self.request.form
        chosen = form.get("iku") or ()
        savepoint = transaction.savepoint(optimistic=True)
        try:
            made = carrying.carry(
                [chosen] if isinstance(chosen, str) else chosen,
                self.context,
                acting.userid(),
                form.get("target") == "salin",
            )
        except CaseRefused as refused:
            savepoint.rollback()
            api.portal.show_message(" ".join(refused.reasons), self.request, "error")
            return self.index()
        api.portal.show_message(
            _(
                "carried",
                default="${count} indikator diteruskan ke siklus ini.",
                mapping={"count": str(len(made))},
            ),
            self.request,
        )
        self.request.response.redirect(self.context.absolute_url())
        return ""
