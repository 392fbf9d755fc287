"""How long a document, a task or a ticket may wait, where no procedure says so.

A task has the date that its giver set, a ticket the day that was promised; a letter of
no case has the time of its grade of speed at each check and signature. The grades are
the site manager's to set (registry ``setneg.policy.batas_kecepatan``).
"""

from datetime import datetime
from datetime import UTC
from plone import api
from setneg.policy import _
from setneg.policy.content.document import IWork
from setneg.policy.vocabularies.grades import KECEPATAN
from setneg.workflows.chains import chain_of
from setneg.workflows.clock import calendar
from setneg.workflows.clock import deadlines
from setneg.workflows.inbox.interfaces import IStandardTime
from setneg.workflows.inbox.standard import counted
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.steps.wording import say
from zope.component import adapter
from zope.interface import implementer


RECORD = "setneg.policy.batas_kecepatan"
#: Verbs of those who check and sign; a grade of speed speaks to them.
HURRIED = ("periksa", "paraf", "setujui", "tanda_tangan")
#: Stage -> field of the date by which it has to be over.
ACCEPTED, SCHEDULED = "diterima", "dijadwalkan"
DATES = {
    "dikerjakan": "tenggat",
    ACCEPTED: "janji_selesai",
    SCHEDULED: "jadwal",
    "belum_dibaca": "tenggat",
    "dibaca": "tenggat",
}
GIVEN = _("standard_given_date", default="menurut tenggat")
WORDS = {
    ACCEPTED: _("standard_promised_date", default="menurut janji kepada pengirim"),
    SCHEDULED: _("standard_scheduled_date", default="menurut jadwal acara"),
}


@implementer(IStandardTime)
@adapter(IWork)
class GivenDate:
    """The date that somebody set for this one piece of work."""

    def __init__(self, work):
        self.work = work

    def standard(self, stage: str, entered: datetime) -> Standard | None:
        """Until the date; None when there is none for the stage."""
        moment = getattr(self.work.aq_base, DATES.get(stage, ""), None)
        if not isinstance(moment, datetime):
            return None
        days = calendar.current()
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        text = say(WORDS.get(stage, GIVEN))
        return Standard(text, deadline=deadlines.until(entered, moment, days, text))


@implementer(IStandardTime)
@adapter(IWork)
class SpeedGrade:
    """The time that a letter's grade of speed leaves to each who checks or signs."""

    def __init__(self, letter):
        self.letter = letter

    def standard(self, stage: str, entered: datetime) -> Standard | None:
        """None for other stages and for what has no grade."""
        grade = getattr(self.letter, "kecepatan", None)
        chain = chain_of(self.letter)
        if not grade or chain is None or chain.stage(stage).verb not in HURRIED:
            return None
        times = api.portal.get_registry_record(RECORD, default=None) or {}
        title = next((title for value, title in KECEPATAN if value == grade), grade)
        return counted(times.get(grade), entered, say(title).lower())
