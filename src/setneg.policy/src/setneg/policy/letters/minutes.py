"""Minutes of a meeting: begun from the meeting, approved and sealed by its chair."""

from datetime import UTC
from plone import api
from setneg.policy import _
from setneg.policy.rendering import original
from setneg.workflows import organisation
from setneg.workflows.steps.wording import say
from typing import Any
from zExceptions import BadRequest


APPROVE = "setujui"
#: Field of the minutes <- field of the meeting, for what nobody has typed.
TAKEN = {
    "pimpinan_rapat": "pimpinan_rapat",
    "waktu_mulai": "waktu_mulai",
    "waktu_selesai": "waktu_selesai",
    "tempat": "tempat",
}


def take_from_meeting(minutes: Any, event: Any) -> None:
    """When they are begun: chair, time, place and who was there, from the meeting.

    BadRequest for a meeting that the person may not see: minutes must not show it.
    """
    if not minutes.rapat:
        return
    meeting = api.content.get(UID=minutes.rapat)
    if meeting is None or not api.user.has_permission("View", obj=meeting):
        raise BadRequest(
            say(_("refused_meeting", default="Rapat yang dipilih tidak ditemukan."))
        )
    for name, source in TAKEN.items():
        if not getattr(minutes, name, None):
            setattr(minutes, name, getattr(meeting, source, None))
    if not minutes.hadir:
        minutes.hadir = attended(meeting)
    minutes.reindexObjectSecurity()


def attended(meeting: Any) -> list[str]:
    """Positions that came, or a name in the place of one that was represented."""
    found = []
    for post in meeting.peserta or ():
        answer = meeting.kehadiran.get(post, {})
        if answer.get("status") == "diwakili":
            found.append(answer.get("diwakili") or post)
        elif answer.get("status") != "berhalangan":
            found.append(post)
    return found


def approve(minutes: Any, event: Any) -> None:
    """After the chair's approval: his office, person and moment, and the sealed file."""
    if event.entry.verb != APPROVE:
        return
    minutes.ditandatangani_oleh = event.entry.position
    minutes.ditandatangani_pejabat = event.entry.actor
    minutes.ditandatangani_pada = event.entry.time.astimezone(UTC)
    minutes.tanggal = organisation.today()
    original.seal(minutes)
