"""Meetings of the portal at which drafts were discussed, and those still to be prepared.

Source: R-SPS-05 (two for each satuan organisasi), R-SPS-11 (three days for each).
"""

from collections.abc import Collection
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from plone import api
from setneg.policy.standards_drafts import editing
from setneg.workflows.chains import chain_of_kind
from setneg.workflows.clock import calendar
from setneg.workflows.clock import durations
from setneg.workflows.clock.spoken import spoken_time
from setneg.workflows.stored import by_uid
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


MEETING, HELD = "Rapat", "terlaksana"
#: Stages that wait for a working meeting, in their order.
WORKING = ("rapat_kerja_1", "rapat_kerja_2")
#: Stages from which a draft still comes to a working meeting.
BEFORE = ("diperiksa", "dilengkapi", "pembahasan_1", "pembahasan_2", *WORKING)
MOST = 50


@dataclass(frozen=True)
class Plan:
    """Working meetings that a satuan organisasi still has to hold on drafts.

    each   the time of preparation as the standard prints it ("3 hari/rapat kerja")
    whole  the same for all of them ("6 hari"); "" for none
    """

    meetings: int
    each: str = ""
    whole: str = ""

    @property
    def each_said(self) -> str:
        """The time for one, for whoever reads it now."""
        return spoken_time(self.each)

    @property
    def whole_said(self) -> str:
        """The time for all of them, for whoever reads it now."""
        return spoken_time(self.whole)


def remaining(records: Iterable[Any]) -> int:
    """How many of the two meetings are still to be held.

    records  catalog records of all drafts of one memorandum and one satuan organisasi
    """
    rows = list(records)
    if not any(row.stage in BEFORE for row in rows):
        return 0
    over = {stage for row in rows for stage in row.draf_standar["sesi"]}
    return sum(stage not in over for stage in WORKING)


def plan(meetings: int, time: str | None = None) -> Plan:
    """The preparation of so many meetings: the chain's time for each. R-SPS-11."""
    each = durations.parse(time if time is not None else standard_time())
    if each is None or meetings < 1:
        return Plan(max(meetings, 0), durations.format(each) if each else "")
    times = each.rounds(meetings)
    whole = replace(each, low=each.low * times, high=each.high * times, per=None)
    return Plan(meetings, durations.format(each), durations.format(whole))


def standard_time() -> str:
    """The time of the first working meeting, as the chain in force says it."""
    chain = chain_of_kind(editing.KIND)
    if chain is None or not chain.has(WORKING[0]):
        return ""
    return chain.stage(WORKING[0]).time or ""


def day_of(uid: str) -> date | None:
    """The day on which a meeting of the portal took place; None for anything else."""
    meeting = by_uid(uid)
    begin = getattr(meeting, "waktu_mulai", None)
    if getattr(meeting, "portal_type", "") != MEETING or begin is None:
        return None
    return calendar.current().local(begin).date()


def titles(uids: Collection[str]) -> dict[str, tuple[str, str]]:
    """Title and address of the meetings that the reader may see, by UID."""
    wanted = [uid for uid in uids if uid]
    if not wanted:
        return {}
    catalog = api.portal.get_tool("portal_catalog")
    return {b.UID: (b.Title, b.getURL()) for b in catalog(UID=wanted)}


@provider(IVocabularyFactory)
def held(context: Any) -> Any:
    """Meetings that took place and that the person may see, the latest first."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog(
        portal_type=MEETING, stage=HELD, sort_on="created", sort_order="descending"
    )
    return SimpleVocabulary([SimpleTerm(b.UID, b.UID, b.Title) for b in brains[:MOST]])
