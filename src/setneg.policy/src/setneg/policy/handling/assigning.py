"""Charging somebody with a submission: by the step of its chain, else by naming him.

One submission at a time, all or nothing; who gives many gives them one by one and reads
what became of each. Source: R-X-17.
"""

from collections.abc import Mapping
from setneg.policy import _
from setneg.policy.complaints.accused import may_handle
from setneg.policy.forms import notices
from setneg.policy.handling import people
from setneg.policy.handling.indexers import INDEXES
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.journal import record
from setneg.workflows.steps import offers
from setneg.workflows.steps import StepRefused
from setneg.workflows.steps import take
from setneg.workflows.steps.wording import say
from setneg.workflows.steps.wording import say_all
from typing import Any
from zope.schema import getFieldsInOrder


DELEGATE = "delegasikan"
TO = "kepada"
ROLE = "Pelaksana"


class AssignmentRefused(ValueError):
    """Why a submission was not given; `reasons` are sentences, nothing was changed."""

    def __init__(self, *reasons: Any) -> None:
        self.reasons = say_all(reasons)
        super().__init__(" ".join(self.reasons))


def assign(
    submission: Any,
    position: str,
    seen: Mapping[str, Any] | None = None,
    said: Mapping[str, Any] | None = None,
) -> str:
    """Charge a position with a submission, as the person at the desk; its title.

    seen  `stage` and `pelaksana` that the person had before him: who was slower is told
          what happened meanwhile
    said  what else the chain's step asks for, such as the class of a complaint

    AssignmentRefused, and then nothing was written.
    """
    _overtaken(submission, seen or {})
    if not may_handle(submission, position):
        raise AssignmentRefused(
            _(
                "refused_not_handler",
                default="Jabatan itu tidak dapat menangani pengajuan ini.",
            )
        )
    if _has_step(submission):
        return _by_step(submission, position, said or {})
    _checked(submission, position)
    submission.pelaksana = position
    submission.reindexObjectSecurity()
    submission.reindexObject(idxs=[*INDEXES, *CHANGED_BY_STEP])
    record(submission, "tugaskan", jabatan=position)
    notices.handed_over(submission)
    return position_title(position)


def may_assign(submission: Any, userid: str) -> bool:
    """Whether somebody may charge others: the receiver, or who is charged himself."""
    return people.handles(submission, userid, people.LEADERS)


def offered(submission: Any) -> Any:
    """The chain's own step for it, as it is offered to the person; None without one."""
    found = (offer for offer in offers(submission) if offer.verb == DELEGATE)
    return next(found, None)


def choices(submission: Any) -> tuple[str, ...]:
    """Positions that the person at the desk may charge with it now; () for none."""
    if not _has_step(submission):
        may = may_assign(submission, people.reader())
        return people.choices(submission) if may else ()
    offer = offered(submission)
    if offer is None or TO not in offer.schema:
        return ()
    terms = offer.schema[TO].bind(submission).vocabulary
    return tuple(str(term.value) for term in terms)


def asked(submission: Any) -> list[tuple[str, Any]]:
    """What else the step asks for and must be said: (name, bound field)."""
    offer = offered(submission)
    if offer is None:
        return []
    return [
        (name, field.bind(submission))
        for name, field in getFieldsInOrder(offer.schema)
        if field.required and name != TO
    ]


def _has_step(submission: Any) -> bool:
    """Whether the chain says itself who charges whom, and when."""
    chain = chain_of(submission)
    return chain is not None and any(
        rule.verb == DELEGATE for stage in chain.stages for rule in stage.steps
    )


def _by_step(submission: Any, position: str, said: Mapping[str, Any]) -> str:
    try:
        take(submission, DELEGATE, {**said, TO: position})
    except StepRefused as refused:
        raise AssignmentRefused(*refused.reasons) from refused
    return position_title(position)


def _overtaken(submission: Any, seen: Mapping[str, Any]) -> None:
    """Somebody else was faster than the page that the person looked at."""
    now = people.handler(submission)
    if seen.get("pelaksana") and seen["pelaksana"] != now:
        raise AssignmentRefused(
            _(
                "refused_assigned",
                default="Sudah diserahkan kepada ${post} sejak halaman ini dibuka.",
                mapping={"post": position_title(now)},
            )
        )
    stage = stage_of(submission)
    if seen.get("stage") and stage is not None and seen["stage"] != stage.id:
        raise AssignmentRefused(
            _(
                "refused_moved_on",
                default="Pengajuan sudah berpindah ke tahap “${stage}”.",
                mapping={"stage": say(stage.title)},
            )
        )


def _checked(submission: Any, position: str) -> None:
    """What has to hold where the chain has no step of its own for it."""
    stage = stage_of(submission)
    if not may_assign(submission, people.reader()):
        raise AssignmentRefused(
            _(
                "refused_assign_not_leader",
                default="Hanya penerima atau pelaksananya yang dapat menyerahkan "
                "pengajuan ini.",
            )
        )
    if stage is None or stage.final:
        raise AssignmentRefused(
            _("refused_ended", default="Pengajuan ini sudah berakhir.")
        )
    if ROLE not in stage.viewers:
        raise AssignmentRefused(
            _(
                "refused_no_handler_stage",
                default="Pada tahap “${stage}” pengajuan ini ditangani penerimanya "
                "sendiri.",
                mapping={"stage": say(stage.title)},
            )
        )
    if position == people.handler(submission):
        raise AssignmentRefused(
            _(
                "refused_same_handler",
                default="${post} sudah menangani pengajuan ini.",
                mapping={"post": position_title(position)},
            )
        )
    if position not in people.choices(submission):
        raise AssignmentRefused(
            _(
                "refused_other_unit",
                default="${post} tidak berada pada unit yang menangani pengajuan ini.",
                mapping={"post": position_title(position)},
            )
        )
