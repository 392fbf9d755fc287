"""Asking, answering, passing on, taking back and waiving an opinion.

Each function asks everything before it writes anything; CoordinationRefused says why
not. Source: paraf koordinasi (opinions of the units concerned before the signature).
"""

from dataclasses import replace
from datetime import datetime
from datetime import UTC
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.chains import chain_of
from setneg.workflows.coordination import book
from setneg.workflows.coordination import due
from setneg.workflows.coordination import place
from setneg.workflows.coordination.interfaces import ILetsIn
from setneg.workflows.coordination.model import Act
from setneg.workflows.coordination.model import CoordinationRefused
from setneg.workflows.coordination.model import Opinion
from setneg.workflows.coordination.model import REASONED
from setneg.workflows.coordination.model import VERDICTS
from setneg.workflows.coordination.model import WAITING
from setneg.workflows.coordination.model import WAIVED
from setneg.workflows.coordination.model import WITHDRAWN
from setneg.workflows.organisation.levels import HEAD
from setneg.workflows.steps import acting
from setneg.workflows.steps.history import history
from setneg.workflows.steps.history import version_of
from setneg.workflows.steps.wording import say
from typing import Any
from uuid import uuid4
from zope.component import subscribers


LONGEST = 2000


def may_ask(document: Any, who: str) -> str:
    """The position through which somebody may ask: his whose turn it is; "" else, and
    for a document that is nobody else's to read (`tanpa_pendapat`)."""
    stage = place.open_stage(document)
    chain = chain_of(document)
    if stage is None or chain is None or getattr(document, "tanpa_pendapat", False):
        return ""
    signer = chain.signer(getattr(document, "penandatangan", None))
    return acting.acting_position(document, stage.awaits(signer), who)


def ask(
    document: Any,
    position: str,
    deadline: str,
    *,
    mandatory: bool = False,
    before: str = "",
    question: str = "",
) -> Opinion:
    """Ask the head of another unit; he may read the document from now on.

    position  id or written title of the position
    deadline  a date (ISO) or a standard time such as "3 hari"
    before    the stage that waits for it; "" = the last one that decides
    """
    who = acting.userid()
    by = may_ask(document, who)
    if not by:
        raise _refused(
            _(
                "refused_ask_not_yours",
                default="Pendapat unit lain diminta oleh pejabat yang sedang memegang "
                "naskah, sebelum naskah ditandatangani.",
            ),
            allowed=False,
        )
    asked = _head(document, position)
    _let_in(document, asked)
    stage = _stage_before(document, before)
    now = datetime.now(UTC)
    until = due.deadline(deadline, now)
    new = Opinion(
        id=uuid4().hex[:12],
        route=(asked,),
        by=by,
        asker=who,
        since=now,
        mandatory=bool(mandatory),
        before=stage,
        standard=deadline.strip(),
        deadline=until,
        question=_words(question),
    )
    return book.keep(document, new, _act(document, "minta", by, new.question))


def _let_in(document: Any, position: str) -> None:
    """Refused when somebody has a reason why that position may not read it."""
    reasons = [
        say(reason)
        for each in subscribers((document,), ILetsIn)
        for reason in each.missing(position)
    ]
    if reasons:
        raise CoordinationRefused(reasons, allowed=False)


def _stage_before(document: Any, before: str) -> str:
    """The stage ahead that waits for the opinion; refused when it is not ahead."""
    stage = before or place.usual(document)
    if stage not in [each.id for each in place.ahead(document)]:
        raise _refused(
            _(
                "refused_ask_stage",
                default="Tahap “${stage}” tidak ada di depan naskah ini.",
                mapping={"stage": stage},
            )
        )
    return stage


def answer(document: Any, key: str, verdict: str, note: str = "") -> Opinion:
    """The asked position agrees (its paraf), agrees with notes, or does not agree."""
    found = _waiting(document, key)
    position = _addressed(document, found)
    if verdict not in VERDICTS:
        raise _refused(
            _(
                "refused_verdict",
                default="Pilih salah satu: setuju, setuju dengan catatan, tidak setuju.",
            )
        )
    note = _words(note)
    if verdict in REASONED and not note:
        raise _refused(
            _(
                "refused_opinion_reason",
                default="Tuliskan catatan atau alasan pendapat Anda.",
            )
        )
    who = acting.userid()
    entries = history(document)
    if who == found.asker or (entries and entries[0].actor == who):
        raise _refused(
            _(
                "refused_own_opinion",
                default="Anda menyusun naskah ini atau meminta pendapat ini; pendapat "
                "diberikan oleh pejabat lain.",
            )
        )
    act = _act(document, "jawab", position, note)
    changed = replace(
        found,
        state=verdict,
        note=note,
        answered=act.time,
        answerer=who,
        capacity=act.capacity,
        version=act.version,
    )
    return book.keep(document, changed, act)


def delegate(document: Any, key: str, to: str, note: str = "") -> Opinion:
    """The asked position lets the head of one of its own units answer."""
    found = _waiting(document, key)
    position = _addressed(document, found)
    organogram = organisation.current()
    target = organogram.positions.get(to) or organogram.resolve(to)
    unit = organogram.positions[position].unit
    below = target is not None and unit in [
        each.code for each in organogram.line(target.unit)[1:]
    ]
    if target is None or target.function != HEAD or not below:
        raise _refused(
            _(
                "refused_delegate",
                default="Permintaan pendapat hanya diteruskan kepada kepala unit di "
                "bawah Anda.",
            )
        )
    _let_in(document, target.id)
    changed = replace(found, route=(*found.route, target.id))
    words = " ".join(part for part in (f"→ {target.title}.", _words(note)) if part)
    return book.keep(document, changed, _act(document, "teruskan", position, words))


def withdraw(document: Any, key: str, reason: str) -> Opinion:
    """Who asked takes the request back; the right to read ends with it."""
    found = _waiting(document, key)
    who = acting.userid()
    held = organisation.current().groups_of(who, organisation.today())
    if who != found.asker and found.by not in held:
        raise _refused(
            _(
                "refused_withdraw",
                default="Permintaan pendapat ditarik oleh yang memintanya.",
            ),
            allowed=False,
        )
    words = _reason(reason)
    position = found.by if found.by in held else ""
    changed = replace(found, state=WITHDRAWN, note=words)
    return book.keep(document, changed, _act(document, "tarik", position, words))


def waive(document: Any, key: str, reason: str) -> Opinion:
    """The signer goes on without a mandatory opinion whose deadline has passed."""
    found = _waiting(document, key)
    position = may_waive(document, acting.userid())
    if not position:
        raise _refused(
            _(
                "refused_waive_signer",
                default="Pendapat wajib hanya dapat dikesampingkan oleh penanda tangan.",
            ),
            allowed=False,
        )
    if not found.mandatory or not found.expired(datetime.now(UTC)):
        raise _refused(
            _(
                "refused_waive_early",
                default="Pendapat wajib baru dapat dikesampingkan setelah tenggatnya "
                "lewat.",
            )
        )
    words = _reason(reason)
    changed = replace(found, state=WAIVED, note=words)
    return book.keep(document, changed, _act(document, "kesampingkan", position, words))


def may_waive(document: Any, who: str) -> str:
    """The signing position that somebody holds for this document; "" for none."""
    chain = chain_of(document)
    if chain is None or place.open_stage(document) is None:
        return ""
    level = chain.signer(getattr(document, "penandatangan", None))
    role = organisation.ROLE_OF_LEVEL.get(level or "", "")
    return acting.acting_position(document, (role,), who) if role else ""


def heads(document: Any) -> list[tuple[str, str]]:
    """Heads of units outside the document's own line, who may be asked: (id, title)."""
    organogram = organisation.current()
    day = organisation.today()
    line = {unit.code for unit in organogram.line(getattr(document, "unit", "") or "")}
    return [
        (post.id, post.title)
        for post in organogram.positions.values()
        if post.function == HEAD
        and post.unit not in line
        and post.unit in organogram.units
        and organogram.units[post.unit].active(day)
    ]


def subordinates(position: str) -> list[tuple[str, str]]:
    """Heads of the units below a position: (id, title)."""
    organogram = organisation.current()
    post = organogram.positions.get(position)
    if post is None:
        return []
    return [
        (each.id, each.title)
        for each in organogram.positions.values()
        if each.function == HEAD
        and post.unit in [unit.code for unit in organogram.line(each.unit)[1:]]
    ]


def _head(document: Any, position: str) -> str:
    organogram = organisation.current()
    post = organogram.positions.get(position) or organogram.resolve(position)
    allowed = dict(heads(document))
    if post is None or post.id not in allowed:
        raise _refused(
            _(
                "refused_ask_whom",
                default="“${position}” bukan kepala unit lain di luar garis pemeriksaan "
                "naskah ini.",
                mapping={"position": post.title if post else position},
            )
        )
    if any(each.waiting and post.id in each.route for each in book.opinions(document)):
        raise _refused(
            _(
                "refused_ask_twice",
                default="Pendapat ${position} sudah diminta dan belum dijawab.",
                mapping={"position": post.title},
            )
        )
    return post.id


def _waiting(document: Any, key: str) -> Opinion:
    found = book.opinion(document, key)
    if found is None or not found.waiting or place.open_stage(document) is None:
        raise _refused(
            _(
                "refused_opinion_closed",
                default="Permintaan pendapat ini tidak (lagi) menunggu jawaban.",
            )
        )
    return found


def _addressed(document: Any, found: Opinion) -> str:
    """The asked position, when the person at the desk holds it."""
    who = acting.userid()
    held = organisation.current().groups_of(who, organisation.today())
    if found.state != WAITING or found.position not in held:
        raise _refused(
            _(
                "refused_opinion_not_yours",
                default="Pendapat ini diminta dari jabatan lain.",
            ),
            allowed=False,
        )
    return found.position


def _act(document: Any, act: str, position: str, text: str) -> Act:
    who = acting.userid()
    return Act(
        act=act,
        actor=who,
        position=position,
        capacity=acting.capacity(who, position) if position else "",
        time=datetime.now(UTC),
        version=version_of(document),
        text=text,
    )


def _words(text: str) -> str:
    return str(text or "").strip()[:LONGEST]


def _reason(text: str) -> str:
    words = _words(text)
    if not words:
        raise _refused(_("missing_reason", default="Alasan wajib diisi."))
    return words


def _refused(message: str, allowed: bool = True) -> CoordinationRefused:
    return CoordinationRefused([say(message)], allowed)
