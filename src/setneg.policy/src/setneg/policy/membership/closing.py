"""A signed decision on the team closes the replies that it was made from. R-X-07."""

from plone import api
from setneg.policy import _
from setneg.policy.membership import reception
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures import replies
from setneg.workflows.steps.wording import kept
from setneg.workflows.stored import by_uid
from typing import Any


SIGNED = "tanda_tangan"
#: Stage -> the step that leads it towards its end.
WAY = {"dilengkapi": "lengkapi", "diajukan": "terima", "diterima": "selesaikan"}


def close(decision: Any, event: Any) -> None:
    """After tanda_tangan of a Keputusan of a case: its replies are finished with it."""
    if event.entry.verb != SIGNED:
        return
    case = by_uid(getattr(decision.aq_base, "kegiatan", None))
    if case is None or not replies.team(case):
        return
    words = kept(
        _("reason_team_decided", default="Keputusan tim telah ditandatangani.")
    )
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(
        portal_type=reception.KIND, kegiatan=api.content.get_uuid(case)
    )
    for reply in [brain._unrestrictedGetObject() for brain in brains]:
        reply.hasil = api.content.get_uuid(decision)
        stage = stage_of(reply)
        while stage is not None and stage.id in WAY:
            steps.carry(reply, WAY[stage.id], words)
            stage = stage_of(reply)
