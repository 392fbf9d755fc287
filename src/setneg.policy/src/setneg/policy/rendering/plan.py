"""A plan on paper: approved and never signed, so no block, only who approved it and when.

Source: R-SPK-07 (a plan is approved by the head of the division and not signed).
"""

from setneg.policy.rendering.data import document_data
from setneg.policy.rendering.dates import written_moment
from setneg.policy.rendering.pdf import render
from setneg.policy.rendering.signature import office_title
from setneg.policy.rendering.signature import person_name
from setneg.policy.rendering.standard import Paper
from setneg.workflows.chains import stage_of
from setneg.workflows.steps import history
from typing import Any


APPROVING = "setujui"


def plan_data(plan: Any) -> dict[str, Any]:
    """What the template needs; before its approval a plan is marked KONSEP."""
    data = document_data(plan)
    stage = stage_of(plan)
    approved = [entry for entry in history(plan) if entry.verb == APPROVING]
    if stage is None or stage.steps or not approved:
        return data | {"tanda": "KONSEP", "disetujui": None}
    last = approved[-1]
    said = {
        "jabatan": office_title(last.position),
        "nama": person_name(last.actor),
        "waktu": written_moment(last.time),
    }
    return data | {"tanda": "", "disetujui": said}


class PlanPdf(Paper):
    """``@@pdf`` of a plan, typeset when it is asked for."""

    def pdf(self) -> bytes:
        data = plan_data(self.context)
        return render(data["kind"], data)
