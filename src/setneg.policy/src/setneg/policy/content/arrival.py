"""What a new piece of work gets when it is put in its place."""

from Acquisition import aq_base
from Acquisition import aq_parent
from plone.uuid.interfaces import IUUID
from setneg.policy import _
from setneg.policy.behaviors.ownership import default_unit
from setneg.workflows.chains import stage_of
from setneg.workflows.interfaces import ICase
from setneg.workflows.interfaces import IOwned
from setneg.workflows.steps.wording import say
from setneg.workflows.stored import stored
from zExceptions import BadRequest


def keep_unit(document: IOwned, event) -> None:
    """Store the owning unit for good; a default must not change with who is looking."""
    base = aq_base(document)
    if not stored(base).get("unit"):
        base.unit = default_unit(document)


def keep_case(document: IOwned, event) -> None:
    """A document that is made in a case belongs to that case, while the case runs."""
    case = aq_parent(document)
    stage = stage_of(case) if ICase.providedBy(case) else None
    if stage is not None and stage.final:
        ended = _(
            "refused_ended_case",
            default="Kegiatan ini sudah berakhir; tidak ada lagi yang ditambahkan.",
        )
        raise BadRequest(say(ended))
    if ICase.providedBy(case) and not stored(document).get("kegiatan"):
        aq_base(document).kegiatan = IUUID(case)
