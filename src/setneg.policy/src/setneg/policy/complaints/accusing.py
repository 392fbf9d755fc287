"""Whom a complaint is about may only come out when it is read: the receiver names him.

From then on he has no part in it. Nobody is taken off again: who was once named is not
let in by those who handle it. Source: R-X-17.
"""

from collections.abc import Iterable
from setneg.policy import _
from setneg.policy.complaints import guard
from setneg.policy.complaints import merging
from setneg.policy.complaints.accused import persons_behind
from setneg.policy.complaints.steps import moved_on
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.journal import record
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
from setneg.workflows.steps import acting
from typing import Any


def may_name(complaint: Any) -> bool:
    """Whether the person at the desk receives it, and it has not ended."""
    stage = stage_of(complaint)
    held = organisation.current().groups_of(acting.userid(), organisation.today())
    return stage is not None and not stage.final and complaint.receiver in held


def name(complaint: Any, post: str, names: Iterable[str]) -> None:
    """As the receiver: these are complained about, too; CaseRefused or NotYours else.

    post   id of a position, "" for none; it replaces none that was named before
    names  names or accounts of persons
    """
    if not may_name(complaint):
        raise NotYours(
            _(
                "accuse_not_yours",
                default="Hanya penerima pengaduan dapat mencatat ini.",
            )
        )
    if post and post not in organisation.current().positions:
        raise CaseRefused([_("accuse_no_post", default="Jabatan itu tidak dikenal.")])
    found = {
        *persons_behind(post, names),
        *persons_behind(post, (), complaint.tanggal),
    }
    if not found and (not post or complaint.terlapor):
        raise CaseRefused(
            [
                _(
                    "accuse_nobody",
                    default="Tidak ada pejabat dengan nama itu; periksa ejaannya.",
                )
            ]
        )
    complaint.terlapor = complaint.terlapor or post or None
    complaint.terlapor_orang = tuple(sorted({*complaint.terlapor_orang, *found}))
    guard.arrive(complaint, None)
    leader = merging.followed(complaint)
    if leader is not None:
        merging.bar(leader, complaint)
    record(complaint, "tandai_terlapor", banyak=len(complaint.terlapor_orang))
    moved_on(complaint)
