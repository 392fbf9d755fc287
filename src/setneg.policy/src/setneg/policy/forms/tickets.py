"""The ticket of a submission: its number, and when it is promised to be finished."""

from datetime import datetime
from datetime import UTC
from setneg.policy.content import submission_kinds
from setneg.workflows import organisation
from setneg.workflows import register
from setneg.workflows.chains import chain_of
from setneg.workflows.clock import calendar
from setneg.workflows.clock import deadlines
from setneg.workflows.clock import durations
from typing import Any


#: The desk stands in it by its code, which never changes and is never given twice:
#: each desk counts for itself, and no two tickets bear the same number.
NUMBER = "{prefix}-{number:04}/{desk}/{year}"


def arrive(submission: Any, event: Any) -> None:
    """When it is made: its receiver, its number there, and the expected date."""
    submission.settle()
    if submission.nomor_urut or not submission.unit_pelayanan:
        return
    if submission.janji_selesai is None:
        submission.janji_selesai = promised(submission)
    kind, day = submission.portal_type, organisation.today()
    number = register.next_number(kind, submission.unit_pelayanan, day.year, submission)
    submission.tanggal = day
    submission.nomor_urut = number
    prefix = submission_kinds.facts(kind).prefix
    desk = submission.unit_pelayanan.upper()
    submission.nomor = NUMBER.format(
        prefix=prefix, number=number, desk=desk, year=day.year
    )
    submission.reindexObject()
    submission.reindexObjectSecurity()


def as_kept(text: str) -> str:
    """A number as it is kept, in whatever way somebody typed it."""
    return "".join(text.split()).upper()


def promised(submission: Any) -> datetime | None:
    """When it is finished at the latest, in universal time, if everybody keeps the
    standard times of the chain's plain way; None where the chain states no times."""
    chain = chain_of(submission)
    if chain is None:
        return None
    work, start = calendar.current(), datetime.now(UTC)
    end, stated = start, False
    for stage in plain_way(chain):
        duration = durations.parse(stage.time) if stage.time else None
        due = deadlines.deadline(duration, end, work) if duration is not None else None
        if due is not None:
            end, stated = due.breach, True
    return end.astimezone(UTC) if stated else None


def plain_way(chain: Any) -> list:
    """The stages from the first to the end when each time the first step is taken."""
    stage, way = chain.stages[0], []
    while stage not in way:
        way.append(stage)
        forward = [rule for rule in stage.steps if rule.forward]
        if not forward:
            break
        stage = chain.stage(forward[0].target)
    return way
