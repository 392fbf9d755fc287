"""A meeting's page, and the answer of those who were asked to come."""

import datetime as clock
from datetime import datetime
from datetime import UTC
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.browser.page import Page
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from zExceptions import Forbidden


ANSWERS = {
    "hadir": _("kehadiran_hadir", default="Hadir"),
    "diwakili": _("kehadiran_diwakili", default="Diwakili"),
    "berhalangan": _("kehadiran_berhalangan", default="Berhalangan"),
}
CLOSED = ("terlaksana", "selesai", "batal")


class AnswerRefused(ValueError):
    """The answer cannot be kept; the message says why, for the person."""


def own_invitations(meeting, userid: str) -> list[str]:
    """The invited positions that this person holds today."""
    held = organisation.current().groups_of(userid, clock.date.today())
    return [position for position in meeting.peserta or () if position in held]


def answer(meeting, position: str, status: str, substitute: str, userid: str) -> None:
    """Keep what an invited position answers.

    Raises Forbidden for a position that the person does not hold or that was not
    invited; AnswerRefused for an unknown answer or a representation without a name.
    """
    if position not in own_invitations(meeting, userid):
        raise Forbidden(position)
    if status not in ANSWERS:
        raise AnswerRefused("Pilih hadir, diwakili, atau berhalangan.")
    substitute = substitute.strip()[:200]
    if status == "diwakili" and not substitute:
        raise AnswerRefused("Sebutkan siapa yang mewakili.")
    meeting.record_attendance(
        position,
        {
            "status": status,
            "diwakili": substitute if status == "diwakili" else "",
            "oleh": userid,
            "pada": datetime.now(UTC),
        },
    )


class Meeting(Page):
    """Agenda, participants with their answers, minutes."""

    @property
    def when(self) -> str:
        start = self.context.waktu_mulai
        if start is None:
            return ""
        words = f"{dates.weekday(start)} pukul {dates.local(start):%H.%M}"
        end = self.context.waktu_selesai
        return f"{words} sampai {dates.local(end):%H.%M}" if end else words

    @property
    def participants(self) -> list[dict]:
        answers = self.context.kehadiran
        return [
            {
                "title": position_title(position),
                "answer": ANSWERS.get(answers.get(position, {}).get("status")),
                "substitute": answers.get(position, {}).get("diwakili"),
            }
            for position in self.context.peserta or ()
        ]

    @property
    def invitations(self) -> list[tuple[str, str]]:
        """Own invited positions that may still answer."""
        if api.user.is_anonymous() or self.standing.state in CLOSED:
            return []
        mine = own_invitations(self.context, api.user.get_current().getId())
        return [(position, position_title(position)) for position in mine]

    @property
    def answers(self):
        return ANSWERS.items()


class Answer(Meeting):
    """POST of an invited person's answer."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        form = self.request.form
        if self.standing.state in CLOSED or api.user.is_anonymous():
            raise Forbidden("rapat")
        try:
            answer(
                self.context,
                str(form.get("jabatan", "")),
                str(form.get("kehadiran", "")),
                str(form.get("diwakili", "")),
                api.user.get_current().getId(),
            )
        except AnswerRefused as refusal:
            api.portal.show_message(str(refusal), self.request, type="error")
        else:
            api.portal.show_message(
                _("message_kehadiran", default="Jawaban Anda telah dicatat."),
                self.request,
            )
        self.request.response.redirect(self.context.absolute_url())
        return ""
