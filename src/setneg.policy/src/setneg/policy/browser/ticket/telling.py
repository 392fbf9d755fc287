"""What a sender is told of his ticket, in plain words; pure, nothing is looked up here.

Somebody who knows no chain and no stage reads it: who has it, since when, what is asked
of him, when he may expect an answer, and what can become of it.
Source: R-SPK-12; the sender is never left to ask where his request is.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from setneg.policy import _
from setneg.policy.browser import dates
from typing import Any


ASK, COMPLETE = "minta_kelengkapan", "lengkapi"
#: Not a step: the case that answers an accepted proposal is started beside the chain.
CASE = "kegiatan"
AGAIN, BACK = "ulang", "kembalikan"
#: By which a sender who is waited for does not go on, but sends it back.
REVERSING = (AGAIN, BACK)
#: How titles begin that say themselves that something is waited for.
WAITING = ("menunggu", "waiting", "awaiting")
#: Steps that end a ticket or put another in its place, with words that say why.
ENDING = ("tolak", "teruskan", "batalkan", "ulang")
#: Steps whose words are meant for the sender, or are his own.
SPOKEN = (
    ASK,
    COMPLETE,
    "tolak",
    "teruskan",
    "jawab",
    "ulang",
    "batalkan",
    "setujui",
    "selesaikan",
)
#: Steps by which a ticket went on; without the words, which are meant for colleagues.
MOVES = ("", "terima", "delegasikan", "gabungkan", "kerjakan", "kembalikan", "lanjut")
#: Verb -> what somebody may do with it, as part of a sentence.
DOING = {
    "terima": _("doing_terima", default="menerimanya"),
    "tolak": _("doing_tolak", default="menolaknya dengan alasan"),
    ASK: _("doing_minta_kelengkapan", default="meminta kelengkapan"),
    COMPLETE: _("doing_lengkapi", default="melengkapinya"),
    "delegasikan": _(
        "doing_delegasikan", default="menyerahkan penanganannya kepada bawahannya"
    ),
    "kerjakan": _("doing_kerjakan", default="menyampaikan hasil pekerjaannya"),
    "lanjut": _("doing_lanjut", default="meneruskannya"),
    "jawab": _("doing_jawab", default="menjawabnya"),
    "setujui": _("doing_setujui", default="menyetujuinya"),
    "selesaikan": _("doing_selesaikan", default="menyatakannya selesai"),
    CASE: _("doing_case", default="memulai kegiatan untuk usulan ini"),
    AGAIN: _("doing_ulang", default="meminta ditangani sekali lagi"),
    BACK: _("doing_kembalikan", default="mengembalikannya dengan alasan"),
}

#: Verb -> what was done with it. Where a verb means something else in every chain, the
#: chain's own title of the step is told.
DONE = {
    "terima": _("done_terima", default="Diterima"),
    "tolak": _("done_tolak", default="Ditolak"),
    ASK: _("done_minta_kelengkapan", default="Diminta melengkapi"),
    COMPLETE: _("done_lengkapi", default="Dilengkapi"),
    "delegasikan": _("done_delegasikan", default="Diserahkan untuk ditangani"),
    "kerjakan": _("done_kerjakan", default="Hasil pekerjaan disampaikan"),
    "teruskan": _("done_teruskan", default="Diteruskan ke instansi yang berwenang"),
    "gabungkan": _("done_gabungkan", default="Digabung dengan pengaduan serupa"),
    "jawab": _("done_jawab", default="Dijawab"),
    "setujui": _("done_setujui", default="Disetujui"),
    "kembalikan": _("done_kembalikan", default="Dikembalikan"),
    "batalkan": _("done_batalkan", default="Dibatalkan"),
    "selesaikan": _("done_selesaikan", default="Dinyatakan selesai"),
}


@dataclass(frozen=True)
class Keeper:
    """One position that has the ticket now; `vacant` when nobody holds it today."""

    position: str
    title: str
    vacant: bool = False


@dataclass(frozen=True)
class Exchange:
    """One line of what sender and office said to each other.

    who     title of the position, or "Anda" / "Pengirim" for the sender
    act     what was done, as a title
    words   what was said with it; "" when that was for colleagues only
    own     whether the sender himself said it
    """

    who: str
    act: str
    words: str
    time: datetime
    own: bool = False
    asks: bool = False


@dataclass(frozen=True)
class Told:
    """All that the page, the service and the mail say of a ticket.

    sentence  one sentence: what it is, who has it, since when
    mine      whether the office waits for the sender, who is the reader
    missing   what was asked of the sender; "" when nothing
    promised  until when the answer is expected, None when nobody has said so
    how       how that day was counted
    status    tidak_ditetapkan, tepat, peringatan or terlambat
    ahead     what can happen next, one sentence a possibility
    reason    why it ended; "" while it runs and where nothing was said
    appointed when and where what was asked for takes place; "" without
    """

    stage: str
    title: str
    sentence: str
    since: datetime | None
    keepers: tuple[Keeper, ...]
    mine: bool
    missing: str
    promised: datetime | None
    how: str
    status: str
    ahead: tuple[str, ...]
    conversation: tuple[Exchange, ...]
    answer: str
    ended: bool
    outcome: tuple[str, str] | None = None  # title and address of what came of it
    reason: str = ""
    appointed: str = ""

    @property
    def vacant(self) -> tuple[str, ...]:
        """Positions that have it and that nobody holds."""
        return tuple(each.title for each in self.keepers if each.vacant)

    @property
    def expected(self) -> str:
        """The promised day as an office writes it; "" without one."""
        return dates.weekday(self.promised) if self.promised is not None else ""


def _named(keepers: Sequence[Keeper], say: Any) -> str:
    """`Kepala Biro atau Deputi`; `Menteri, Kepala Subbagian, atau Staf`."""
    joint = say(_("word_or", default="atau"))
    titles = [each.title for each in keepers]
    if len(titles) < 3:
        return f" {joint} ".join(titles)
    return f"{', '.join(titles[:-1])}, {joint} {titles[-1]}"


def sentence(
    title: str, keepers: Sequence[Keeper], since: datetime | None, say: Any
) -> str:
    """`Diajukan, menunggu Kepala Biro … sejak 21 November 2026 pukul 14.05 WIB.`; a
    stage that says itself what is waited for is not told twice."""
    names = _named(keepers, say)
    words = {"stage": title, "who": names, "since": dates.moment(since)}
    waiting = title.casefold().startswith(WAITING)
    if names and waiting and since is not None:
        said = _(
            "ticket_lies_since",
            default="${stage}, pada ${who} sejak ${since}.",
            mapping=words,
        )
    elif names and waiting:
        said = _("ticket_lies", default="${stage}, pada ${who}.", mapping=words)
    elif names and since is not None:
        said = _(
            "ticket_waits_since",
            default="${stage}, menunggu ${who} sejak ${since}.",
            mapping=words,
        )
    elif names:
        said = _("ticket_waits", default="${stage}, menunggu ${who}.", mapping=words)
    elif since is not None:
        said = _("ticket_stands", default="${stage} sejak ${since}.", mapping=words)
    else:
        said = _("ticket_only_stands", default="${stage}.", mapping=words)
    return str(say(said))


def appointed(title: str, when: str, say: Any) -> str:
    """`Dijadwalkan: Senin, 1 Maret 2027 pukul 09.30, Ruang Sekretaris Kementerian.`"""
    words = {"stage": title, "when": when}
    said = _("ticket_appointed", default="${stage}: ${when}.", mapping=words)
    return str(say(said))


def asked_back(own: bool, since: datetime | None, say: Any) -> str:
    """`Menunggu Anda melengkapinya sejak 21 November 2026 pukul 14.05 WIB.`"""
    words = {"since": dates.moment(since)}
    if own:
        said = _(
            "ticket_asks_you",
            default="Menunggu Anda melengkapinya sejak ${since}.",
            mapping=words,
        )
    else:
        said = _(
            "ticket_asks_sender",
            default="Menunggu pengirim melengkapinya sejak ${since}.",
            mapping=words,
        )
    return str(say(said))


def running(
    title: str, step: str, keepers: Sequence[Keeper], since: datetime | None, say: Any
) -> str:
    """`Diterima dan dikerjakan: Langkah 5: …, pada Kepala Subbagian … sejak …`"""
    said = _(
        "ticket_case_runs",
        default="${stage}, dan kegiatannya sedang berjalan: ${step}, pada ${who} "
        "sejak ${since}.",
        mapping={
            "stage": title,
            "step": step,
            "who": ", ".join(each.title for each in keepers) or "—",
            "since": dates.moment(since),
        },
    )
    return str(say(said))


def ahead(
    keepers: Sequence[Keeper],
    steps: Iterable[tuple[str, str]],
    say: Any,
    own: bool = False,
) -> tuple[str, ...]:
    """What can happen next: one sentence for each step that is waited for.

    steps  verb and title of the stage to which it leads
    own    the sender himself is waited for
    """
    if not keepers:
        return ()
    names = _named(keepers, say)
    who = say(_("word_you", default="Anda")) if own else names
    found = []
    for verb, target in steps:
        doing = DOING.get(verb)
        if doing is None:
            continue
        mapping = {"who": who, "doing": say(doing), "stage": target}
        found.append(
            str(
                say(
                    _(
                        "ticket_ahead",
                        default="${who} dapat ${doing} → ${stage}.",
                        mapping=mapping,
                    )
                )
            )
        )
    return tuple(dict.fromkeys(found))


def asked(conversation: Sequence[Exchange]) -> str:
    """What was asked of the sender and is not answered yet; "" when nothing is open."""
    for line in reversed(conversation):
        if line.asks:
            return line.words
        if line.own:
            return ""
    return ""
