"""More time for an answer: asked for by the handler, granted by his superior.

The superior is the nearest one who is not complained about. He sees the complaint from
the moment on when he is asked, or when it is late. Source: R-X-17; the customer's rule
on extensions.
"""

from collections.abc import Iterable
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from persistent.mapping import PersistentMapping
from plone import api
from setneg.policy import _
from setneg.policy.complaints.accused import accused
from setneg.policy.complaints.asked import too_long
from setneg.policy.complaints.steps import moved_on
from setneg.policy.complaints.times import OWED
from setneg.policy.content.pengaduan import IPengaduan
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.clock import durations
from setneg.workflows.clock import notices
from setneg.workflows.clock.interfaces import IRecipients
from setneg.workflows.clock.spoken import spoken_time
from setneg.workflows.inbox.interfaces import IWaits
from setneg.workflows.inbox.wait import Wait
from setneg.workflows.journal import record
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.refusal import NotYours
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from typing import Any
from zope.component import adapter
from zope.interface import implementer


KEY = "perpanjangan"
LONGEST = 2000  # characters of a reason
MOST = 3  # extensions of one answer
DOUBLE_PRESS = timedelta(seconds=60)


def ask(complaint: Any, time: str, reason: str) -> None:
    """As its handler: ask the superior for more time; CaseRefused or NotYours else.

    time  as standards write it ("5 hari")
    """
    position = _held((complaint.handler,))
    _refuse_unless_owed(complaint)
    if complaint.permintaan_waktu is not None:
        raise CaseRefused(
            [_("extension_asked", default="Perpanjangan sudah diminta dan menunggu.")]
        )
    _refuse_more(complaint)
    complaint.permintaan_waktu = _record(position, _time(time), _reason(reason))
    complaint.diawasi = True
    record(complaint, "minta_perpanjangan", waktu=time)
    moved_on(complaint)


def grant(complaint: Any, time: str, reason: str) -> None:
    """As the superior: the answer may take that much longer; a button that was pressed
    twice grants it once."""
    position = _held((complaint.overseer,))
    _refuse_unless_owed(complaint)
    granted = _record(position, _time(time), _reason(reason))
    if _pressed_twice(complaint, granted):
        return
    _refuse_more(complaint)
    complaint.perpanjangan = (*(complaint.perpanjangan or ()), granted)
    complaint.permintaan_waktu = None
    record(complaint, "perpanjang", waktu=time)
    moved_on(complaint)


def refuse(complaint: Any, reason: str) -> None:
    """As the superior: the time stays as it is."""
    _held((complaint.overseer,))
    _reason(reason)
    if complaint.permintaan_waktu is None:
        raise CaseRefused(
            [_("extension_not_asked", default="Tidak ada permintaan perpanjangan.")]
        )
    complaint.permintaan_waktu = None
    record(complaint, "tolak_perpanjangan", alasan=reason.strip()[:LONGEST])
    moved_on(complaint)


def may_ask(complaint: Any) -> bool:
    """Whether the person at the desk is its handler while an answer is owed."""
    return _holds(complaint.handler) and _owed(complaint)


def may_grant(complaint: Any) -> bool:
    """Whether the person at the desk is the superior who watches over it."""
    return bool(complaint.diawasi) and _holds(complaint.overseer) and _owed(complaint)


@implementer(IWaits)
@adapter(IPengaduan)
class AskedForTime:
    """A request for more time waits in the superior's inbox."""

    def __init__(self, complaint: Any) -> None:
        self.complaint = complaint

    def waits(self) -> Iterable[Wait]:
        asked = self.complaint.permintaan_waktu
        if asked is None or not _owed(self.complaint):
            return []
        post = self.complaint.overseer
        return [Wait(KEY, (post,) if post else (), asked["pada"])]


@implementer(IRecipients)
@adapter(IPengaduan)
class Told:
    """Who is written to about a complaint's deadlines: never who is complained about."""

    def __init__(self, complaint: Any) -> None:
        self.complaint = complaint

    def recipients(self, kind: str, positions: Iterable[str]) -> tuple[str, ...]:
        organogram, day = organisation.current(), organisation.today()
        posts = [post for post in positions if post in organogram.positions]
        late = kind == notices.ESCALATION
        vacant = any(not organogram.holders(post, day) for post in posts)
        if posts and (late or vacant):
            watch(self.complaint)
            posts.append(self.complaint.overseer)
        about = accused(self.complaint)
        held = (
            row.userid
            for post in posts
            if post not in about.posts
            for row in organogram.holders(post, day)
        )
        return tuple(dict.fromkeys(each for each in held if each not in about.persons))


def watch(complaint: Any) -> None:
    """From now on the superior sees it: it is late, or nobody acts."""
    if complaint.diawasi:
        return
    complaint.diawasi = True
    record(complaint, "eskalasi", kepada=complaint.overseer)
    complaint.reindexObjectSecurity()


def _held(posts: tuple[str, ...]) -> str:
    held = organisation.current().groups_of(acting.userid(), organisation.today())
    own = [post for post in posts if post and post in held]
    if not own:
        raise NotYours(_("extension_not_yours", default="Ini bukan wewenang Anda."))
    return own[0]


def _holds(post: str) -> bool:
    held = organisation.current().groups_of(acting.userid(), organisation.today())
    return bool(post) and post in held


def _owed(complaint: Any) -> bool:
    stage = stage_of(complaint)
    return stage is not None and stage.id in OWED and bool(complaint.kelas)


def _refuse_unless_owed(complaint: Any) -> None:
    if not _owed(complaint):
        raise CaseRefused(
            [
                _(
                    "extension_nothing_owed",
                    default="Perpanjangan hanya mungkin selama jawaban ditunggu.",
                )
            ]
        )


def _refuse_more(complaint: Any) -> None:
    if len(complaint.perpanjangan or ()) >= MOST:
        raise CaseRefused(
            [
                _(
                    "extension_most",
                    default="Waktu sudah ${count} kali diperpanjang.",
                    mapping={"count": MOST},
                )
            ]
        )


def _pressed_twice(complaint: Any, granted: Any) -> bool:
    """Whether the same was granted by the same position just before."""
    last = (complaint.perpanjangan or (None,))[-1]
    same = ("jabatan", "waktu", "alasan")
    return (
        last is not None
        and all(last[name] == granted[name] for name in same)
        and granted["pada"] - last["pada"] <= DOUBLE_PRESS
    )


def _time(text: str) -> str:
    try:
        found = durations.parse(text)
    except durations.DurationError as error:
        raise CaseRefused([str(error)]) from error
    if found is None or found.unit not in ("hari", "minggu"):
        raise CaseRefused(
            [
                _(
                    "extension_time_missing",
                    default="Sebutkan lamanya dalam hari atau minggu, misalnya 5 hari.",
                )
            ]
        )
    return durations.format(found)


def _reason(text: str) -> str:
    words = text.strip()
    if not words:
        raise CaseRefused(
            [_("missing_extension_reason", default="Alasan wajib diisi.")]
        )
    if len(words) > LONGEST:
        raise CaseRefused([too_long(LONGEST)])
    return words


def _record(position: str, time: str, reason: str) -> Any:
    return PersistentMapping(
        pada=datetime.now(UTC),
        oleh=api.user.get_current().getId(),
        jabatan=position,
        waktu=time,
        alasan=reason,
    )


def told(complaint: Any) -> list[str]:
    """What was granted, in sentences for everybody who reads the complaint."""
    return [
        say(
            _(
                "extension_told",
                default="Diperpanjang ${waktu}: ${alasan}",
                mapping={
                    "waktu": spoken_time(each["waktu"]),
                    "alasan": each["alasan"],
                },
            )
        )
        for each in complaint.perpanjangan or ()
    ]
