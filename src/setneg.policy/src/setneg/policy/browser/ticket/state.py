"""Where a ticket stands, looked up for the person who asks: chain, history, positions.

One answer for the page, the service `@keadaan`, the list and the page for people with a
code (`told(ticket)` for somebody without an account).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from plone import api
from setneg.policy import _
from setneg.policy.browser.standing import Standing
from setneg.policy.browser.standing import standing
from setneg.policy.browser.ticket import promise
from setneg.policy.browser.ticket import telling
from setneg.policy.browser.ticket.telling import Exchange
from setneg.policy.browser.ticket.telling import Keeper
from setneg.policy.browser.ticket.telling import Told
from setneg.policy.handling.kinds import waits_for_sender
from setneg.policy.requests import hours
from setneg.policy.subscribers.submissions import ACCEPTED
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from setneg.workflows import steps
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.chains.model import Chain
from setneg.workflows.clock.deadlines import LATE
from setneg.workflows.clock.deadlines import ON_TIME
from setneg.workflows.clock.deadlines import UNSTATED
from setneg.workflows.clock.deadlines import WARNING
from setneg.workflows.inbox.waits import positions
from setneg.workflows.steps import acting
from setneg.workflows.steps.model import Entry
from setneg.workflows.steps.wording import say
from setneg.workflows.stored import by_uid
from typing import Any


SENDER = "Pengusul"
#: Fields that may hold the UID of what came of a ticket, the latest first.
OUTCOMES = ("hasil", "kegiatan")
#: Said with a step that somebody took by the ticket's code: it was the sender.
SENT = "oleh_pengirim"
#: What was said with a step, by the name of its field, that the sender may read.
WORDS = ("jawaban", "jadwal", "keterangan")


def is_sender(ticket: Any, userid: str) -> bool:
    """Whether somebody sent a ticket, or holds the position for which it was sent."""
    if not userid:
        return False
    if userid == getattr(ticket.aq_base, "pengaju", None):
        return True
    held = organisation.current().groups_of(userid, organisation.today())
    senders = (getattr(ticket, "parties", None) or {}).get(SENDER, ())
    return any(post in held for post in senders)


def told(ticket: Any, userid: str | None = None, sender: bool | None = None) -> Told:
    """What may be said of a ticket to the person who asks.

    userid  who asks; None is the person at the desk
    sender  True for somebody who showed the ticket's code
    """
    who = acting.userid() if userid is None else userid
    own = is_sender(ticket, who) if sender is None else sender
    chain, stage = chain_of(ticket), stage_of(ticket)
    now = standing(ticket)
    lines = conversation(ticket, own)
    keepers = _keepers(_in_stage(ticket, now))
    waits = stage is not None and promise.asks_sender(stage)
    turn = stage is not None and waits_for_sender(stage)
    if turn:
        words = _("word_you", default="Anda") if own else _sender_word()
        keepers = (Keeper("", str(say(words))),)
    case = under_way(ticket)
    if case is not None:
        keepers = _keepers(case)
    ended = stage is None or stage.final
    when = "" if ended else _appointed(ticket)
    # Once there is an answer to take, or a day is set, what was promised is kept.
    kept = ended or bool(when) or (turn and not waits)
    day = None if kept else _moment(getattr(ticket, "janji_selesai", None))
    return Told(
        stage=now.state,
        title=now.title,
        sentence=(
            telling.appointed(now.title, when, say)
            if when
            else _sentence(now, keepers, case, waits, own)
        ),
        since=now.since,
        keepers=keepers,
        mine=turn and own,
        missing=telling.asked(lines) if waits else "",
        promised=day,
        how=_how(ticket, chain, day),
        status=_status(ticket, day),
        ahead=_ahead(ticket, keepers, turn, own) if case is None else _after(case),
        conversation=lines,
        answer=str(getattr(ticket.aq_base, "jawaban", None) or ""),
        ended=ended,
        outcome=outcome(ticket),
        reason=_reason(ticket) if ended else "",
        appointed=_appointed(ticket),
    )


def _appointed(ticket: Any) -> str:
    """When and where what was asked for takes place; "" while that is open."""
    when = _moment(getattr(ticket, "jadwal", None))
    return hours.spoken(when, getattr(ticket, "jadwal_tempat", None))


def under_way(ticket: Any) -> Standing | None:
    """Where the case stands that answers an accepted ticket; None without one that
    runs. Its steps are told, its papers are for those who may see the case."""
    if not getattr(ticket, "lewat_kegiatan", False):
        return None
    case = by_uid(getattr(ticket.aq_base, "kegiatan", None))
    own, stage = stage_of(ticket), stage_of(case) if case is not None else None
    if own is None or own.final or stage is None or stage.final:
        return None
    return standing(case)


def _in_stage(ticket: Any, now: Standing) -> Standing:
    """Without those who are asked for something beside the stage: they do not have it."""
    own = positions(ticket)
    found = tuple(each for each in now.waiting if each.position in own)
    return replace(now, waiting=found) if found else now


def _keepers(now: Standing) -> tuple[Keeper, ...]:
    return tuple(Keeper(w.position, w.title, w.vacant) for w in now.waiting)


def _sentence(
    now: Standing,
    keepers: tuple[Keeper, ...],
    case: Standing | None,
    waits: bool,
    own: bool,
) -> str:
    if case is not None:
        return telling.running(now.title, case.title, keepers, case.since, say)
    if waits:
        return telling.asked_back(own, now.since, say)
    return telling.sentence(now.title, keepers, now.since, say)


def _after(case: Standing) -> tuple[str, ...]:
    """What follows while the case runs."""
    words = _(
        "ticket_case_ahead",
        default="Setelah langkah terakhir kegiatan selesai, hasilnya tampil di sini.",
    )
    return (str(say(words)),)


def _reason(ticket: Any) -> str:
    """What was said when it was ended; "" when the last step says nothing of why."""
    entries = steps.history(ticket)
    last = entries[-1] if entries else None
    inner = getattr(ticket, "langkah_dalam", ())
    if last is None or last.verb not in telling.ENDING or last.verb in inner:
        return ""
    return _words(last)


def conversation(ticket: Any, own: bool) -> tuple[Exchange, ...]:
    """What was said and done, the earliest first; words for colleagues are left out."""
    senders = (getattr(ticket, "parties", None) or {}).get(SENDER, ())
    titles = _titles(chain_of(ticket))
    inner = getattr(ticket, "langkah_dalam", ())
    found = []
    for entry in steps.history(ticket):
        if entry.verb not in (*telling.SPOKEN, *telling.MOVES) or entry.verb in inner:
            continue
        sent = not entry.verb or entry.position in senders or entry.verb in _SENDERS
        sent = sent or bool(entry.said.get(SENT))
        found.append(
            Exchange(
                who=_who(entry, sent, own),
                act=_act(entry, titles),
                words=_words(entry) if entry.verb in telling.SPOKEN else "",
                time=entry.time,
                own=sent,
                asks=entry.verb == telling.ASK,
            )
        )
    return tuple(found)


#: Steps that only a sender takes.
_SENDERS = (telling.COMPLETE,)


def outcome(ticket: Any) -> tuple[str, str] | None:
    """Title and address of what came of it, as far as the reader may see it."""
    catalog = api.portal.get_tool("portal_catalog")
    for name in OUTCOMES:
        uid = getattr(ticket.aq_base, name, None)
        found = catalog.searchResults(UID=uid) if uid else ()
        if found:
            return found[0].Title, found[0].getURL()
    return None


def _who(entry: Entry, sent: bool, own: bool) -> str:
    if sent:
        return str(say(_("word_you_start", default="Anda") if own else _sender_word()))
    if entry.capacity == acting.SYSTEM or not entry.position:
        return str(say(_("word_portal", default="Portal")))
    return position_title(entry.position)


def _sender_word() -> str:
    return _("word_sender", default="Pengirim")


def _act(entry: Entry, titles: Mapping[str, str]) -> str:
    if not entry.verb:
        return str(say(_("act_sent", default="Mengirim pengajuan ini")))
    if entry.verb in telling.DONE:
        return str(say(telling.DONE[entry.verb]))
    return titles.get(entry.action, entry.verb.replace("_", " ").capitalize())


def _titles(chain: Chain | None) -> dict[str, str]:
    """Titles of steps by their ids."""
    rules = [rule for stage in chain.stages for rule in stage.steps] if chain else []
    return {rule.transition: str(say(rule.title)) for rule in rules}


def _words(entry: Entry) -> str:
    parts = [str(entry.said.get(name) or "").strip() for name in WORDS]
    return "\n".join(part for part in (*parts, entry.reason) if part)


def _ahead(
    ticket: Any, keepers: tuple[Keeper, ...], turn: bool, own: bool
) -> tuple[str, ...]:
    chain, stage = chain_of(ticket), stage_of(ticket)
    if chain is None or stage is None or stage.final:
        return ()
    ways = [
        (step.verb, str(say(chain.stage(step.target).title)))
        for step in stage.steps
        if step.forward or (turn and step.verb in telling.REVERSING)
    ]
    if getattr(ticket, "lewat_kegiatan", False) and stage.id == ACCEPTED:
        words = _("case_under_way", default="Kegiatan berjalan")
        ways.insert(0, (telling.CASE, str(say(words))))
    return telling.ahead(keepers, ways, say, own=turn and own)


def _how(ticket: Any, chain: Chain | None, day: datetime | None) -> str:
    """How the day was counted; of a case that is under way the standard says it."""
    if day is None or chain is None:
        return ""
    own = getattr(ticket, "cara_hitung", "")
    if own:
        return str(say(own))
    answered = getattr(ticket, "lewat_kegiatan", False)
    if answered and getattr(ticket.aq_base, "kegiatan", None):
        words = _(
            "ticket_promise_case",
            default="Dihitung dari waktu baku standar pelayanan sejak kegiatan dimulai.",
        )
        return str(say(words))
    return promise.how(chain, say)


def _status(ticket: Any, day: datetime | None) -> str:
    """Whether the promised day is near or past; the sender's own time counts for him."""
    if day is None:
        return UNSTATED
    now = datetime.now(UTC)
    if now > day:
        return LATE
    remaining = (day - now).total_seconds()
    begun = ticket.created().asdatetime()
    whole = (day - begun).total_seconds()
    return WARNING if whole > 0 and remaining < whole / 4 else ON_TIME


def _moment(value: Any) -> datetime | None:
    if not isinstance(value, datetime):
        return None
    return value if value.tzinfo is not None else value.replace(tzinfo=UTC)
