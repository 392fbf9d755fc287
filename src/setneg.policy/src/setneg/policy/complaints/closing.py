"""What happens to a complaint by time alone, said to the complainant in advance.

An answer that nobody reacts to is accepted; a complaint that is not completed ends. A
complaint whose answer is late is seen by the superior. Source: R-X-17; the times are the
office's own (`settings`).
"""

from datetime import datetime
from plone import api
from setneg.policy import _
from setneg.policy import logger
from setneg.policy.browser import dates
from setneg.policy.complaints.extension import watch
from setneg.policy.complaints.times import ANSWERED
from setneg.policy.complaints.times import ARRIVED
from setneg.policy.complaints.times import OWED
from setneg.policy.complaints.times import WAITING
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.waits import deadline_of
from setneg.workflows.steps.wording import kept
from setneg.workflows.steps.wording import say
import transaction
from typing import Any


def struck(event: Any) -> None:
    """At each tick: one query finds what is over; one complaint's error stops no other."""
    query = {
        "portal_type": "Pengaduan",
        "due": {"query": event.now, "range": "max"},
        "stage": [ANSWERED, ARRIVED, *OWED, *WAITING],
    }
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(query):
        savepoint = transaction.savepoint(optimistic=True)
        try:
            settle(brain._unrestrictedGetObject(), event.now)
        except Exception:
            savepoint.rollback()
            logger.exception("complaint: %s", brain.getPath())


def settle(complaint: Any, now: datetime) -> None:
    """Do with one complaint what its time brings."""
    stage, deadline = stage_of(complaint), deadline_of(complaint)
    if stage is None or deadline is None or deadline.breach > now:
        return
    if stage.id == ANSWERED:
        words = _(
            "reason_accepted_by_time",
            default="Dianggap diterima: tidak ada tanggapan sampai batas waktunya.",
        )
        steps.carry(complaint, "selesaikan", kept(words))
    elif stage.id in WAITING:
        words = _(
            "reason_not_completed",
            default="Berakhir: tidak dilengkapi sampai batas waktunya.",
        )
        steps.carry(complaint, "batalkan", kept(words))
    else:
        watch(complaint)


def announced(complaint: Any) -> str:
    """What its time will bring by itself, said in advance; "" when nothing."""
    stage, deadline = stage_of(complaint), deadline_of(complaint)
    if stage is None or deadline is None:
        return ""
    words = {"day": dates.moment(deadline.breach)}
    if stage.id == ANSWERED:
        return say(
            _(
                "announced_acceptance",
                default="Tanpa tanggapan pengadu sampai ${day}, jawaban dianggap diterima "
                "dan pengaduan selesai.",
                mapping=words,
            )
        )
    if stage.id in WAITING:
        return say(
            _(
                "announced_end",
                default="Bila tidak dilengkapi sampai ${day}, pengaduan berakhir.",
                mapping=words,
            )
        )
    return ""
