"""REST of attendance: `GET|POST <meeting>/@kehadiran`, `POST <meeting>/@tamu`."""

from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from setneg.policy.attendance import answers
from setneg.policy.attendance import guests
from setneg.workflows.steps import acting
from setneg.workflows.steps.services.wire import refusal_json
from setneg.workflows.steps.wording import say
from typing import Any
from zExceptions import Forbidden
from zope.interface import alsoProvides


class Attendance(Service):
    """Everybody who was asked, with what was answered, and how many. `alasan` stands
    only where the reader may know it: his own, or all of a meeting that he organises."""

    def reply(self) -> dict[str, Any]:
        return listed(self.context)


def listed(meeting: Any) -> dict[str, Any]:
    """The answers of a meeting, as the person at the desk is told them."""
    userid = acting.userid()
    found = answers.told(meeting, userid)
    end = answers.until(meeting)
    return {
        "@id": f"{meeting.absolute_url()}/@kehadiran",
        "batas_jawaban": end.isoformat() if end else None,
        "jumlah": answers.counts(found),
        "peserta": [as_json(line) for line in found],
        "jabatan_saya": answers.own_invitations(meeting, userid),
    }


class Answer(Service):
    """Body: `jabatan`, `kehadiran`, `diwakili`, `alasan`, `disposisi`."""

    def reply(self) -> dict[str, Any]:
        body = json_body(self.request)
        alsoProvides(self.request, IDisableCSRFProtection)
        said = {name: str(value) for name, value in body.items()}
        own = answers.own_invitations(self.context, acting.userid())
        try:
            if answers.closed(self.context) or not own:
                raise Forbidden("rapat")
            answers.answer(
                self.context,
                said.get("jabatan") or own[0],
                said.get("kehadiran", ""),
                said.get("diwakili", ""),
                acting.userid(),
                said.get("alasan", ""),
                said.get("disposisi", ""),
            )
        except answers.AnswerRefused as refused:
            self.request.response.setStatus(400)
            return refusal_json("AnswerRefused", (str(say(refused.args[0])),))
        return listed(self.context)


class Invite(Service):
    """Body: `nama`, `instansi`, `surel`; the link is given once. For those who may
    change the meeting."""

    def reply(self) -> dict[str, Any]:
        body = json_body(self.request)
        alsoProvides(self.request, IDisableCSRFProtection)
        said = {n: str(body.get(n) or "") for n in ("nama", "instansi", "surel")}
        try:
            link = guests.invite(
                self.context, said["nama"], said["instansi"], said["surel"]
            )
        except answers.AnswerRefused as refused:
            self.request.response.setStatus(400)
            return refusal_json("AnswerRefused", (str(say(refused.args[0])),))
        self.request.response.setStatus(201)
        return {"nama": said["nama"], "tautan": link}


def as_json(line: answers.Line) -> dict[str, Any]:
    """One invited as JSON."""
    title = answers.ANSWERS.get(line.status)
    found = {
        "id": line.key,
        "nama": line.title,
        "instansi": line.office,
        "kehadiran": line.status or None,
        "judul": api.portal.translate(title) if title else "",
        "diwakili": line.substitute,
        "pada": line.time.isoformat() if line.time else None,
        "terlambat": line.late,
    }
    return {**found, "alasan": line.reason} if line.reason else found
