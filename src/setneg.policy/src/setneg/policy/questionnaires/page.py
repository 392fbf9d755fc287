"""Pages of questionnaires: opening a round, reading what it came to."""

from datetime import datetime
from datetime import time
from datetime import UTC
from functools import cached_property
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from setneg.policy import _
from setneg.policy.behaviors.moments import universal
from setneg.policy.browser import dates
from setneg.policy.browser import typed
from setneg.policy.browser.spreadsheet import as_csv
from setneg.policy.browser.spreadsheet import as_workbook
from setneg.policy.evaluation import yearly
from setneg.policy.performance import charts
from setneg.policy.performance.figures import written
from setneg.policy.questionnaires import reception
from setneg.policy.questionnaires import results
from setneg.policy.questionnaires import rounds
from setneg.policy.questionnaires.results import Question
from setneg.policy.questionnaires.results import Results
from setneg.policy.questionnaires.rounds import Round
from setneg.policy.vocabularies.offices import unit_apart
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from setneg.workflows.clock import calendar
from setneg.workflows.procedures import positions
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
from setneg.workflows.steps import acting
import transaction
from typing import Any
from zExceptions import NotFound
from zExceptions import Unauthorized


def may_read(asked: Round) -> bool:
    """Results are for the unit that answers for the standard, and for site managers."""
    if api.user.has_permission("Manage portal"):
        return True
    standard = rounds.standard_of(asked)
    head = yearly.responsible(standard) if standard is not None else ""
    unit = head.partition("__")[0]
    held = organisation.current().positions
    return any(held[post].unit == unit for post in positions.held() if post in held)


def my_standards() -> list[Any]:
    """Standards in force for which the person at the desk answers."""
    found = api.portal.get_tool("portal_catalog").searchResults(
        portal_type="StandarPelayanan", review_state="terbit"
    )
    every = (brain.getObject() for brain in found)
    return [each for each in every if rounds.may_open(each)]


def asked_in(form: Any) -> tuple[Any, datetime | None, datetime | None, list[str]]:
    """Standard, opening, closing and units of what was sent (a page or REST)."""
    uid = str(form.get("standar") or "")
    found = api.portal.get_tool("portal_catalog").searchResults(
        UID=uid or "-", portal_type="StandarPelayanan"
    )
    units = form.get("unit") or ()
    units = [units] if isinstance(units, str) else units
    if not isinstance(units, list | tuple):  # nobody is asked by mistake
        raise CaseRefused(
            [_("iku_bad_body", default="Isi permintaan tidak dapat dibaca.")]
        )
    return (
        found[0].getObject() if found else None,
        moment(form.get("dibuka"), time(0, 0)),
        moment(form.get("ditutup"), time(23, 59)),
        [str(each) for each in units],
    )


def moment(value: Any, hour: time) -> datetime | None:
    """A day as a form sends it, at an hour of the office; None for anything else."""
    day = typed.day(value)
    if day is None:
        return None
    zone = calendar.current().zone
    try:
        return universal(datetime.combine(day, hour, tzinfo=zone))
    except ValueError:
        return None


class Rounds(BrowserView):
    """`@@kuesioner` of a form: its rounds, and the form that opens one."""

    works_apart = True

    def __call__(self) -> str:
        if not self.standards and not self.readable:
            raise Unauthorized(self.context.getId())
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self.act()
        return self.index()

    def act(self) -> None:
        """Open or close a round; a refusal is said on the page."""
        form = self.request.form
        savepoint = transaction.savepoint(optimistic=True)
        try:
            if "tutup" in form:
                rounds.close_round(self.context)
                said = _("round_closed", default="Kuesioner ditutup.")
            else:
                rounds.open_round(self.context, *asked_in(form))
                said = _("round_opened", default="Kuesioner dibuka.")
        except (CaseRefused, NotYours) as refused:
            savepoint.rollback()
            api.portal.show_message(" ".join(refused.reasons), self.request, "error")
        else:
            api.portal.show_message(said, self.request)

    @cached_property
    def standards(self) -> list[Any]:
        return my_standards()

    @property
    def readable(self) -> list[Round]:
        return [each for each in rounds.rounds(self.context) if may_read(each)]

    @property
    def running(self) -> bool:
        """Whether a round runs that the person may close."""
        latest = rounds.current(self.context)
        if latest is None or not latest.running(datetime.now(UTC)):
            return False
        standard = rounds.standard_of(latest)
        return standard is not None and rounds.may_open(standard)

    def units(self) -> list[tuple[str, str]]:
        today = organisation.today()
        found = organisation.current().units.values()
        return [(u.code, unit_apart(u.code)) for u in found if u.active(today)]

    def typed(self, name: str) -> str:
        """The day that was typed, when the round could not be opened."""
        return str(typed.day(self.request.form.get(name)) or "")

    def uid(self, standard: Any) -> str:
        return api.content.get_uuid(standard)

    def standard_title(self, asked: Round) -> str:
        found = rounds.standard_of(asked)
        return found.Title() if found is not None else ""

    def moment(self, value: datetime) -> str:
        return dates.moment(value)


class ResultsPage(BrowserView):
    """`@@hasil-evaluasi?putaran=…` of a form."""

    sheet_name = "Hasil evaluasi"
    works_apart = True
    HEAD = ("Pertanyaan", "Jawaban", "Jumlah", "Rata-rata")

    def __call__(self) -> Any:
        if self.asked is None:
            raise NotFound(self.context.getId())
        if not may_read(self.asked):
            raise Unauthorized(self.context.getId())
        return self.shown()

    def shown(self) -> Any:
        return self.index()

    @cached_property
    def asked(self) -> Round | None:
        return rounds.find(self.context, str(self.request.form.get("putaran") or ""))

    @cached_property
    def results(self) -> Results:
        return results.results(self.context, self.asked)

    @property
    def least(self) -> int:
        return results.LEAST

    @property
    def running(self) -> bool:
        return self.asked.running(datetime.now(UTC))

    @property
    def standard(self) -> Any:
        return rounds.standard_of(self.asked)

    def chart(self, question: Question) -> str:
        return charts.shares(question.label, question.counts)

    def mean(self, question: Question) -> str:
        return written(question.mean, 2)

    def moment(self, value: datetime) -> str:
        return dates.moment(value)

    @property
    def silent(self) -> list[str]:
        """Invited units from which nobody has answered; [] when everybody was asked."""
        if not self.asked.units:
            return []
        heard = rounds.answered_units(self.context, self.asked)
        return [unit_title(code) for code in self.asked.units if code not in heard]

    def rows(self):
        """One line for each answer that may be told."""
        for each in self.results.questions:
            mean = self.mean(each)
            if not each.broken_down:
                yield (each.label, "", each.answered, "")
            for words, count in each.counts:
                yield (each.label, words, count, mean)
            for text in each.texts:
                yield (each.label, text, "", "")

    @property
    def file_name(self) -> str:
        return f"hasil-evaluasi-{self.asked.key}"


class ResultsCsv(ResultsPage):
    """The same as text."""

    def shown(self) -> str:
        return as_csv(self)


class ResultsWorkbook(ResultsPage):
    """The same as a workbook."""

    def shown(self) -> bytes:
        return as_workbook(self)


class AskedPanel(ViewletBase):
    """On a questionnaire: which service is judged, and the way to its rounds."""

    @cached_property
    def asked(self) -> Round | None:
        return rounds.current(self.context)

    def render(self) -> str:
        if getattr(self.view, "works_apart", False):
            return ""
        return self.index() if self.asked is not None or self.leads else ""

    @property
    def standard(self) -> Any:
        return rounds.standard_of(self.asked) if self.asked is not None else None

    @property
    def vain(self) -> Any:
        """Said before he begins; what was sent is answered by the form itself."""
        if self.request.get("REQUEST_METHOD") != "GET":
            return None
        return reception.vain(self.context, acting.userid())

    @cached_property
    def leads(self) -> bool:
        """Whether the person may open a round of this questionnaire."""
        return rounds.is_questionnaire(self.context) and bool(my_standards())
