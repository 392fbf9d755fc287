"""Acts on figures by a form of the page: only by POST, with the page's token."""

from datetime import datetime
from datetime import time
from datetime import UTC
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import typed
from setneg.policy.browser.page_act import PageAct
from setneg.policy.performance import carrying
from setneg.policy.performance import counting
from setneg.policy.performance import reporting
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows.clock import calendar
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.steps import acting
import transaction
from typing import Any


class ChooseCounter(PageAct):
    """`@@pencacah` of an indicator: `pencacah`, `standar`."""

    done = _("counter_chosen", default="Cara menghitung indikator dicatat.")

    def act(self) -> None:
        counting.choose(self.context, self.said("pencacah"), self.said("standar"))


class CountNow(PageAct):
    """`@@hitung` of a report."""

    done = _("counted_now", default="Realisasi dihitung dari peristiwa tercatat.")

    def act(self) -> None:
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


class Reopen(PageAct):
    """`@@buka-kembali` of a report: `sampai` (a day), `alasan`."""

    done = _("period_reopened", default="Periode pelaporan dibuka kembali.")

    def act(self) -> None:
        until = typed.day(self.said("sampai"))
        moment = (
            datetime.combine(until, time(23, 59), tzinfo=calendar.current().zone)
            if until is not None
            else None
        )
        reporting.reopen(
            self.context,
            moment.astimezone(UTC) if moment else None,
            self.said("alasan"),
        )


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
        savepoint = transaction.savepoint(optimistic=True)
        try:
            made = carrying.carry(
                typed.several(form, "iku"),
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
