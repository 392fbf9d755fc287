"""The evaluations under a standard, and the form for the head who answers for it."""

from datetime import date
from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.browser import typed
from setneg.policy.evaluation import yearly
from setneg.policy.questionnaires import drafting
from setneg.policy.rendering.dates import written
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from setneg.workflows.procedures import positions
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
from setneg.workflows.steps import acting
import transaction


class EvaluationPanel(ViewletBase):
    """“Evaluasi”: for everybody when it was; for the office what was found."""

    @cached_property
    def next_day(self) -> date | None:
        return yearly.next_day(self.context)

    def render(self) -> str:
        return self.index() if self.next_day is not None else ""

    @property
    def involved(self) -> bool:
        return acting.involved(self.context, acting.userid()) or self.mine

    @cached_property
    def mine(self) -> bool:
        return yearly.responsible(self.context) in positions.held()

    @property
    def late(self) -> bool:
        return self.next_day is not None and self.next_day < organisation.today()

    @property
    def records(self):
        return yearly.evaluations(self.context)

    @property
    def responsible(self) -> str:
        return position_title(yearly.responsible(self.context))

    @property
    def draft(self) -> str:
        """What the year's answers, complaints and times say: a beginning to complete."""
        return drafting.draft(self.context)

    @property
    def today(self) -> str:
        return organisation.today().isoformat()

    def written(self, day: date) -> str:
        return written(day)

    def report_url(self, uid: str) -> str:
        """Address of a report; "" when the reader may not see it."""
        found = api.portal.get_tool("portal_catalog").searchResults(UID=uid or "-")
        return found[0].getURL() if found else ""


class Record(BrowserView):
    """`@@evaluasi`: the form's target; only by POST, with the page's token."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        form = self.request.form
        savepoint = transaction.savepoint(optimistic=True)
        try:
            yearly.record(
                self.context,
                typed.day(form.get("tanggal")),
                str(form.get("hasil") or ""),
                str(form.get("laporan") or ""),
            )
        except (CaseRefused, NotYours) as refused:
            savepoint.rollback()
            api.portal.show_message(" ".join(refused.reasons), self.request, "error")
        else:
            api.portal.show_message(
                _("evaluation_kept", default="Evaluasi dicatat."), self.request
            )
        self.request.response.redirect(self.context.absolute_url())
        return ""
