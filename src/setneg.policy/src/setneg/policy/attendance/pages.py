"""Pages of attendance: the meeting with its answers, and the page of a guest's link."""

from collections.abc import Mapping
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from setneg.policy import _
from setneg.policy.attendance import answers
from setneg.policy.attendance import guests
from setneg.policy.browser import dates
from setneg.policy.browser.page import Page
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows.steps import acting
from typing import Any
from zExceptions import Forbidden
from zExceptions import NotFound


#: What an invited person says, and what is asked about a guest.
ANSWER = ("jabatan", "kehadiran", "diwakili", "alasan", "disposisi")
GUEST = ("nama", "instansi", "surel")


def when(meeting: Any) -> str:
    """`Senin, 1 Maret 2027 pukul 09.00 sampai 11.00`; "" without a time."""
    start, end = meeting.waktu_mulai, meeting.waktu_selesai
    if start is None:
        return ""
    words = f"{dates.weekday(start)} {dates.hour(start)}"
    if end is None:
        return words
    lasting = _(
        "meeting_until",
        default="${start} sampai ${end}",
        mapping={"start": words, "end": f"{dates.local(end):%H.%M}"},
    )
    return str(api.portal.translate(lasting))


class Meeting(Page):
    """Agenda, participants with their answers, minutes."""

    #: What was typed of a guest who could not be invited as it stands.
    typed: Mapping[str, str] = {}
    refusal: Any = ""
    #: What the reader answered that cannot be kept as it stands, and why.
    said: Mapping[str, str] = {}
    unanswered: Any = ""

    @property
    def when(self) -> str:
        return when(self.context)

    @cached_property
    def participants(self) -> list[answers.Line]:
        return answers.told(self.context, acting.userid())

    @property
    def reasons(self) -> bool:
        """Whether the reader is told why somebody does not come."""
        return any(line.reason for line in self.participants)

    @property
    def counts(self) -> dict[str, int]:
        return answers.counts(self.participants)

    def answered(self, line: answers.Line) -> Any:
        """The words of an answer; "" for none."""
        return answers.ANSWERS.get(line.status, "")

    @property
    def until(self) -> str:
        return dates.moment(answers.until(self.context))

    @property
    def invitations(self) -> list[tuple[str, str]]:
        """Own invited positions that may still answer."""
        if answers.closed(self.context):
            return []
        mine = answers.own_invitations(self.context, acting.userid())
        return [(position, position_title(position)) for position in mine]

    @cached_property
    def given(self) -> Mapping[str, str]:
        """What stands in the reader's form: what was refused, else his last answer."""
        return self.said or answers.given(self.context, acting.userid())

    @property
    def already(self) -> Any:
        """The words of his last answer; "" when he has given none."""
        kept = answers.given(self.context, acting.userid())
        return answers.ANSWERS.get(kept.get("kehadiran", ""), "")

    @property
    def answers(self):
        return answers.ANSWERS.items()

    @property
    def dispositions(self) -> list[tuple[str, str]]:
        """Dispositions that the person's invited positions gave."""
        own = [post for post, _title in self.invitations]
        if not own:
            return []
        found = api.content.find(portal_type="Disposisi", sort_on="created")
        given = (brain.getObject() for brain in list(found)[-50:])
        return [(each.UID(), each.Title()) for each in given if each.dari in own]

    @property
    def may_invite(self) -> bool:
        """Whether the reader prepares the meeting."""
        permission = "Modify portal content"
        return not answers.closed(self.context) and bool(
            api.user.has_permission(permission, obj=self.context)
        )


class Answer(Meeting):
    """POST of an invited person's answer; the meeting again when it lacks something."""

    again = ViewPageTemplateFile("templates/meeting.pt")

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        form = self.request.form
        if answers.closed(self.context) or api.user.is_anonymous():
            raise Forbidden("rapat")
        named = {name: str(form.get(name, "")) for name in ANSWER}
        said = list(named.values())
        try:
            answers.answer(self.context, *said[:3], acting.userid(), *said[3:])
        except answers.AnswerRefused as refusal:
            self.said, self.unanswered = named, refusal.args[0]
            self.request.response.setStatus(400)
            return self.again()
        words = _("message_kehadiran", default="Jawaban Anda telah dicatat.")
        api.portal.show_message(words, self.request)
        self.request.response.redirect(self.context.absolute_url())
        return ""


class Invite(Meeting):
    """`@@undang-tamu`: POST by those who prepare the meeting; shows the link once, or
    the meeting again with what was typed and what is wrong with it."""

    link = ""
    again = ViewPageTemplateFile("templates/meeting.pt")

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        if not self.may_invite:
            raise Forbidden("rapat")
        form = self.request.form
        said = {name: str(form.get(name, "")) for name in GUEST}
        try:
            self.link = guests.invite(self.context, *said.values())
        except answers.AnswerRefused as refusal:
            self.typed, self.refusal = said, refusal.args[0]
            self.request.response.setStatus(400)
            return self.again()
        self.request.response.setHeader("Cache-Control", "private, no-store")
        return self.index()


class Guest(BrowserView):
    """`@@konfirmasi-kehadiran?k=…`: whoever holds the link answers, once."""

    message: Any = ""
    given: Mapping[str, str] = {}
    thanked = False

    def __call__(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        self.request.response.setHeader("Referrer-Policy", "no-referrer")
        self.request.response.setHeader("X-Robots-Tag", "noindex")
        if self.invitation is None:
            raise NotFound(guests.VIEW)
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self.take()
        return self.index()

    def take(self) -> None:
        """Keep the answer, or say why it cannot be kept."""
        form = self.request.form
        said = {name: str(form.get(name, "")) for name in ANSWER[1:4]}
        try:
            guests.reply(self.link, *said.values())
        except answers.AnswerRefused as refusal:
            self.message, self.given = refusal.args[0], said
        else:
            self.thanked = True

    @property
    def link(self) -> str:
        return str(self.request.form.get("k") or "")

    @cached_property
    def invitation(self) -> guests.Invitation | None:
        return guests.opened(self.link)

    @property
    def meeting(self) -> Any:
        return self.invitation.meeting if self.invitation else None

    @property
    def title(self) -> str:
        return self.meeting.Title()

    @property
    def place(self) -> str:
        return self.meeting.tempat or ""

    @property
    def when(self) -> str:
        return when(self.meeting)

    @property
    def until(self) -> str:
        return dates.moment(answers.until(self.meeting))

    @property
    def open(self) -> bool:
        """Whether an answer can still be given."""
        found = self.invitation
        return bool(found) and not found.spent and not answers.closed(found.meeting)

    @property
    def answers(self):
        return answers.ANSWERS.items()
