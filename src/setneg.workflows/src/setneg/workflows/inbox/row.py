"""One line of the inbox, from the catalog's own record; the document stays asleep."""

from dataclasses import dataclass
from DateTime import DateTime
from datetime import datetime
from plone import api
from setneg.workflows.clock.deadlines import LATE
from setneg.workflows.clock.deadlines import ON_TIME
from setneg.workflows.clock.deadlines import UNSTATED
from setneg.workflows.clock.deadlines import WARNING
from setneg.workflows.steps.history import moment
from setneg.workflows.steps.wording import say
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """What is shown of a document that waits.

    standard  the standard time as printed, "" when none is stated
    status    tidak_ditetapkan, tepat, peringatan or terlambat
    """

    uid: str
    url: str
    title: str
    kind: str
    kind_title: str
    number: str
    unit: str
    stage: str
    stage_title: str
    since: datetime | None
    due: datetime | None
    warn: datetime | None
    standard: str
    status: str


def row(brain: Any, now: datetime) -> Row:
    """The line of a catalog record."""
    due, warn = _moment(brain, "due"), _moment(brain, "warn")
    stage = _text(brain, "stage")
    return Row(
        uid=brain.UID,
        url=brain.getURL(),
        title=brain.Title,
        kind=brain.portal_type,
        kind_title=_kind_title(brain.portal_type),
        number=_text(brain, "nomor"),
        unit=_text(brain, "unit"),
        stage=stage,
        stage_title=stage_title(stage, brain.portal_type),
        since=_moment(brain, "waiting_since"),
        due=due,
        warn=warn,
        standard=_text(brain, "waktu_baku"),
        status=status(due, warn, now),
    )


def status(due: datetime | None, warn: datetime | None, now: datetime) -> str:
    """How urgent it is; what has no deadline is never late. Source: I-10."""
    if due is None:
        return UNSTATED
    if now > due:
        return LATE
    return WARNING if warn is not None and now >= warn else ON_TIME


def stage_title(stage: str, kind: str) -> str:
    """Title of a stage as the chain of its kind says."""
    tool = api.portal.get_tool("portal_workflow")
    return say(tool.getTitleForStateOnType(stage, kind) or stage)


def _kind_title(kind: str) -> str:
    info = api.portal.get_tool("portal_types").getTypeInfo(kind)
    return api.portal.translate(info.Title()) if info is not None else kind


def _text(brain: Any, name: str) -> str:
    value = getattr(brain, name, None)
    return value if isinstance(value, str) else ""


def _moment(brain: Any, name: str) -> datetime | None:
    value = getattr(brain, name, None)
    return moment(value) if isinstance(value, datetime | DateTime) else None
