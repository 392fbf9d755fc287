"""The handler charges members of his team by name; else the whole team follows it up.

Source: R-X-17 (followed up with the heads of subsections and staff).
"""

from collections.abc import Sequence
from setneg.policy import _
from setneg.policy.complaints.accused import accused
from setneg.policy.complaints.steps import moved_on
from setneg.policy.complaints.times import ASKED
from setneg.policy.complaints.times import HANDLED
from setneg.policy.content.pengajuan import team
from setneg.policy.rendering.signature import person_name
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.journal import record
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
from setneg.workflows.steps import acting
from typing import Any


def candidates(complaint: Any) -> list[tuple[str, str]]:
    """Accounts of the handler's team and their names, without who is complained about."""
    organogram, day = organisation.current(), organisation.today()
    about = accused(complaint)
    found: dict[str, str] = {}
    for post in team(complaint.handler):
        if post in about.posts:
            continue
        for row in organogram.holders(post, day):
            if row.userid not in about.persons:
                title = organogram.positions[post].title
                found.setdefault(row.userid, f"{person_name(row.userid)} ({title})")
    return sorted(found.items(), key=lambda each: each[1])


def may_charge(complaint: Any) -> bool:
    """Whether the person at the desk is the handler, and somebody can be charged."""
    stage = stage_of(complaint)
    held = organisation.current().groups_of(acting.userid(), organisation.today())
    return (
        stage is not None and stage.id in (HANDLED, ASKED) and complaint.handler in held
    )


def charge(complaint: Any, accounts: Sequence[str]) -> None:
    """As the handler: these of the team follow it up; () the whole team again."""
    if not may_charge(complaint):
        raise NotYours(
            _(
                "staff_not_yours",
                default="Hanya yang menangani dapat menugaskan timnya.",
            )
        )
    known = dict(candidates(complaint))
    strangers = [account for account in accounts if account not in known]
    if strangers:
        raise CaseRefused(
            [
                _(
                    "staff_stranger",
                    default="Yang dapat ditugaskan hanya anggota tim bagian ini.",
                )
            ]
        )
    complaint.petugas = tuple(dict.fromkeys(accounts))
    record(complaint, "tugaskan", jumlah=len(complaint.petugas))
    moved_on(complaint)
