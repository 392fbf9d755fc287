"""Until when a complaint is to be verified, answered, completed, accepted.

The time to answer counts from the day on which the complaint was complete, stands still
while the complainant is asked for something, and is longer by what his superior granted
to the handler. Source: R-X-17; classes and times are the office's own (`settings`).
"""

from Acquisition import aq_base
from datetime import datetime
from datetime import UTC
from setneg.policy import _
from setneg.policy.complaints.settings import class_name
from setneg.policy.complaints.settings import setting
from setneg.workflows.clock import calendar
from setneg.workflows.clock import deadlines
from setneg.workflows.clock import durations
from setneg.workflows.inbox.interfaces import IStandardTime
from setneg.workflows.inbox.standard import counted
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.inbox.standard import UNSTATED
from setneg.workflows.steps.history import history
from setneg.workflows.steps.wording import say
from typing import Any
from zope.interface import implementer


ARRIVED, INCOMPLETE, DELEGATED = "diajukan", "dilengkapi", "didelegasikan"
HANDLED, ASKED, MERGED, ANSWERED = (
    "ditindaklanjuti",
    "menunggu_data",
    "digabung",
    "dijawab",
)
#: Stages in which the answer is owed; in `ASKED` its clock stands still.
OWED = (DELEGATED, HANDLED, MERGED)
WAITING = (INCOMPLETE, ASKED)
LONGEST_CLASS = "berkadar"


@implementer(IStandardTime)
class ComplaintTime:
    """The standard time of each stage of a complaint."""

    def __init__(self, complaint: Any) -> None:
        self.complaint = complaint

    def standard(self, stage: str, entered: datetime) -> Standard | None:
        if stage == ARRIVED:
            source = say(_("time_verification", default="Verifikasi pengaduan"))
            return counted(
                setting("verifikasi"), complete_since(self.complaint), source
            )
        if stage in OWED:
            return answer_time(self.complaint)
        if stage in WAITING:
            source = say(_("time_completion", default="Kelengkapan pengaduan"))
            return counted(setting("kelengkapan"), entered, source)
        if stage == ANSWERED:
            source = say(_("time_reaction", default="Tanggapan atas jawaban"))
            return counted(setting("tanggapan"), entered, source)
        return UNSTATED


def complete_since(complaint: Any) -> datetime:
    """When the complaint was complete: it arrived, or was completed."""
    found = datetime.now(UTC)
    for entry in history(complaint):
        if not entry.action or (entry.verb == "lengkapi" and entry.to_stage == ARRIVED):
            found = entry.time
    return found


def answer_since(complaint: Any) -> datetime:
    """From when the answer counts: complete, or asked for once more."""
    reopened = [
        entry.time
        for entry in history(complaint)
        if entry.verb == "ulang" and entry.from_stage == ANSWERED
    ]
    return max([complete_since(complaint), *reopened])


def waited(complaint: Any, since: datetime, until: datetime) -> int:
    """Working minutes since a moment in which the complainant was asked for something."""
    minutes, begun = 0, None
    for entry in history(complaint):
        if entry.time < since:
            continue
        if entry.to_stage == ASKED:
            begun = entry.time
        elif begun is not None:
            minutes += calendar.current().minutes_between(begun, entry.time)
            begun = None
    if begun is not None:
        minutes += calendar.current().minutes_between(begun, until)
    return minutes


def answer_time(complaint: Any, now: datetime | None = None) -> Standard:
    """The standard of the answer; UNSTATED before the class is known."""
    kind = getattr(aq_base(complaint), "kelas", None)
    if not kind:
        return UNSTATED
    since = answer_since(complaint)
    source = say(
        _(
            "time_answer",
            default="Jawaban pengaduan, ${kelas}",
            mapping={"kelas": say(class_name(kind))},
        )
    )
    plain = counted(setting(kind), since, source)
    if plain.deadline is None:
        return plain
    days, breach = calendar.current(), plain.deadline.breach
    text, rule = plain.text, plain.deadline.rule
    still = waited(complaint, since, now or datetime.now(UTC))
    if still:
        breach = days.add(breach, still)
        rule = f"{rule}; {say(_('time_stood_still', default='tanpa waktu menunggu kelengkapan'))}"
    for granted in extensions(complaint, since):
        more = durations.parse(granted["waktu"])
        later = deadlines.deadline(more, breach, days)
        breach = later.breach if later is not None else breach
        text = f"{text} + {durations.format(more)}"
    until = deadlines.until(since, breach, days, rule)
    return Standard(text, plain.source, until)


def measured(complaint: Any, until: datetime) -> tuple[int, bool | None]:
    """What an answer that is given now took: working minutes without the time in which
    the complainant was asked, and whether it kept its time (None: no time is stated)."""
    since = answer_since(complaint)
    minutes = calendar.current().minutes_between(since, until)
    due = answer_time(complaint, until).deadline
    kept = until <= due.breach if due is not None else None
    return max(0, minutes - waited(complaint, since, until)), kept


def extensions(complaint: Any, since: datetime) -> list[Any]:
    """What the superior granted for the answer that is owed now."""
    granted = getattr(aq_base(complaint), "perpanjangan", None) or ()
    return [each for each in granted if each["pada"] >= since]


def promised(complaint: Any) -> datetime | None:
    """Until when the complainant has his answer at the latest.

    Before the verification the longest class counts: a promise that holds in any case.
    """
    standard = answer_time(complaint)
    if standard.deadline is None:
        standard = counted(setting(LONGEST_CLASS), complete_since(complaint))
    if standard.deadline is None:
        return None
    return standard.deadline.breach.astimezone(UTC)


def renew_promise(complaint: Any) -> None:
    """Keep the promised date as it is now."""
    complaint.janji_selesai = promised(complaint)
