"""The words of a notice: what happened, who has it now, until when, what is to be done.

Plain text in the language of whom it is for (`speaking`), else in the site's. Somebody without an account is told the number and the
stage and never the subject: his mailbox may be read by others. The answer itself stays
behind the door of the ticket.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from plone import api
from setneg.policy import _
from setneg.policy.browser.dates import day as written_day
from setneg.policy.handling.kinds import SENDER
from setneg.policy.notices import preferences
from setneg.policy.notices.recipients import Recipient
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.clock import calendar
from setneg.workflows.clock.notices import title_for
from setneg.workflows.inbox.waits import deadline_of
from setneg.workflows.inbox.waits import positions
from setneg.workflows.steps.history import entered
from typing import Any
from zope.i18n import translate


#: Steps whose reason is meant for the sender.
REASONED = ("tolak", "minta_kelengkapan", "batalkan", "teruskan")
#: Of steps that colleagues take among themselves (`langkah_dalam`) only this is told.
ONWARD = _("notice_onward", default="Pengajuan Anda berpindah ke tahap berikutnya.")
HAPPENED = {
    "terima": _("notice_terima", default="Pengajuan Anda diterima."),
    "tolak": _("notice_tolak", default="Pengajuan Anda ditolak."),
    "minta_kelengkapan": _(
        "notice_minta_kelengkapan", default="Pengajuan Anda perlu dilengkapi."
    ),
    "lengkapi": _(
        "notice_lengkapi", default="Kelengkapan pengajuan Anda telah disampaikan."
    ),
    "delegasikan": _(
        "notice_delegasikan",
        default="Pengajuan Anda diserahkan kepada pelaksana untuk ditangani.",
    ),
    "kerjakan": _("notice_kerjakan", default="Pengajuan Anda mulai dikerjakan."),
    "jawab": _(
        "notice_jawab",
        default="Pengajuan Anda telah dijawab; baca jawabannya di alamat di bawah ini.",
    ),
    "ulang": _("notice_ulang", default="Pengajuan Anda ditangani kembali."),
    "teruskan": _(
        "notice_teruskan",
        default="Pengajuan Anda diteruskan ke instansi yang berwenang.",
    ),
    "gabungkan": _(
        "notice_gabungkan",
        default="Pengajuan Anda digabung dengan pengajuan serupa dan dijawab bersamanya.",
    ),
    "setujui": _("notice_setujui", default="Pengajuan Anda disetujui."),
    "selesaikan": _("notice_selesaikan", default="Pengajuan Anda selesai ditangani."),
    "batalkan": _("notice_batalkan", default="Pengajuan Anda dibatalkan."),
}


#: The language of the letter that is being written, "" for the site's.
LANGUAGE: ContextVar[str] = ContextVar("setneg.policy.notices.language", default="")


@contextmanager
def speaking(recipient: Recipient) -> Iterator[None]:
    """What is said meanwhile is said in the language of this reader."""
    token = LANGUAGE.set(recipient.language)
    try:
        yield
    finally:
        LANGUAGE.reset(token)


def language() -> str:
    """The language in which is written now."""
    return LANGUAGE.get() or api.portal.get_default_language()


def said(message: Any) -> str:
    """A message in that language; titles of stages come from Plone's domain."""
    return str(translate(message, domain="plone", target_language=language()))


def number(submission: Any) -> str:
    """The ticket's number, its id while it has none."""
    return str(getattr(submission, "nomor", None) or submission.getId())


def acknowledgement(
    submission: Any, recipient: Recipient, code: str | None
) -> tuple[str, str]:
    """Subject and text: it has arrived, under which number, who has it, until when."""
    lines = [
        said(
            _(
                "notice_received",
                default="Pengajuan Anda telah kami terima dengan nomor tiket ${number}.",
                mapping={"number": number(submission)},
            )
        ),
        _named(submission, recipient),
        *whereabouts(submission, recipient),
    ]
    if code:
        lines.append(
            said(
                _(
                    "notice_code",
                    default="Kode tindak lanjut: ${code}. Simpan baik-baik; hanya dengan "
                    "nomor dan kode ini tiket Anda dapat diikuti.",
                    mapping={"code": code},
                )
            )
        )
    subject = _(
        "notice_received_subject",
        default="${number}: pengajuan Anda diterima",
        mapping={"number": number(submission)},
    )
    return said(subject), letter(lines, submission, recipient)


def handed_over(submission: Any, recipient: Recipient) -> tuple[str, str]:
    """Subject and text when somebody else is charged with it, without a step."""
    lines = [happened("delegasikan", ""), _named(submission, recipient)]
    lines += whereabouts(submission, recipient)
    return subject(submission), letter(lines, submission, recipient)


def progress(
    submission: Any, recipient: Recipient, verb: str, title: str, reason: str
) -> tuple[str, str]:
    """Subject and text after a step."""
    inner = verb in getattr(submission, "langkah_dalam", ())
    first = said(ONWARD) if inner else happened(verb, title)
    lines = [first, _named(submission, recipient)]
    if reason and verb in REASONED and not inner:
        lines.append(
            said(
                _(
                    "notice_reason",
                    default="Alasan: ${reason}",
                    mapping={"reason": reason},
                )
            )
        )
    lines += whereabouts(submission, recipient)
    return subject(submission), letter(lines, submission, recipient)


def happened(verb: str, title: str) -> str:
    """What was done, in one sentence."""
    known = HAPPENED.get(verb)
    if known is not None:
        return said(known)
    return said(
        _(
            "notice_step",
            default="Langkah “${step}” telah dilakukan pada pengajuan Anda.",
            mapping={"step": said(title)},
        )
    )


def subject(submission: Any) -> str:
    """Number and stage: `USL-0001/BIRO-ORTALA/2026: diterima`."""
    stage = stage_of(submission)
    title = said(stage.title) if stage is not None else ""
    return f"{number(submission)}: {title[:1].lower()}{title[1:]}"


def whereabouts(submission: Any, recipient: Recipient) -> list[str]:
    """Stage and since when; who has it and until when, or what the sender has to do."""
    stage = stage_of(submission)
    if stage is None:
        return []
    words = {"stage": said(stage.title), "since": moment(entered(submission))}
    lines = [
        said(
            _(
                "notice_stage",
                default="Tahap sekarang: ${stage}, sejak ${since}.",
                mapping=words,
            )
        )
    ]
    if stage.final:
        lines.append(said(_("notice_final", default="Pengajuan ini telah berakhir.")))
        return lines
    lines.append(_turn(submission, stage))
    promise = getattr(submission, "janji_selesai", None)
    if promise is not None:
        lines.append(
            said(
                _(
                    "notice_promise",
                    default="Dijanjikan selesai: ${day}.",
                    mapping={"day": written_day(promise, language())},
                )
            )
        )
    return [line for line in lines if line]


def todo(submission: Any) -> list[str]:
    """The steps that the sender himself may take now to go on, in words; also where
    others of his unit may take them for him."""
    stage = stage_of(submission)
    if stage is None or SENDER not in stage.awaits():
        return []
    rules = (rule for rule in stage.steps if rule.forward and SENDER in rule.roles)
    return [said(rule.title) for rule in rules]


def _turn(submission: Any, stage: Any) -> str:
    """Whose turn it is, and until when."""
    due = deadline_of(submission)
    until = ""
    if due is not None:
        until = said(
            _(
                "notice_until",
                default=", paling lambat ${due}",
                mapping={"due": moment(due.breach)},
            )
        )
    own = todo(submission)
    if own:
        words = _(
            "notice_your_turn",
            default="Giliran Anda: ${steps}${until}.",
            mapping={"steps": ", ".join(own), "until": until},
        )
        return said(words)
    known = organisation.current().positions  # a person is never named to the sender
    found = (post for post in positions(submission) if post in known)
    posts = ", ".join(position_title(post) for post in found)
    if not posts:
        return ""
    words = _(
        "notice_their_turn",
        default="Sekarang pada: ${posts}${until}.",
        mapping={"posts": posts, "until": until},
    )
    return said(words)


def _named(submission: Any, recipient: Recipient) -> str:
    """What it is about, for somebody who may read it now."""
    if recipient.member is None:
        return ""
    return title_for(submission, recipient.member)


def letter(lines: list[str], submission: Any, recipient: Recipient) -> str:
    """The lines, the address of the ticket, and where notices are chosen."""
    site = api.portal.get().absolute_url()
    url = (
        submission.absolute_url() if recipient.member is not None else f"{site}/@@lacak"
    )
    if recipient.member is None:
        url = said(
            _(
                "notice_with_code",
                default="Ikuti dengan nomor tiket dan kode tindak lanjut Anda: ${url}",
                mapping={"url": url},
            )
        )
    parts = [*(line for line in lines if line), url]
    if recipient.member is not None:
        parts.append(
            said(
                _(
                    "notice_footer",
                    default="Surel ini dikirim karena Anda menyampaikan pengajuan itu. "
                    "Atur pemberitahuan: ${url}",
                    mapping={"url": preferences.address()},
                )
            )
        )
    return "\n\n".join(parts) + "\n"


def moment(time: datetime | None) -> str:
    """Day and hour by the office's clock."""
    if time is None:
        return "-"
    return calendar.current().local(time).strftime("%d-%m-%Y %H.%M")
