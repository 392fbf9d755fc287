"""Another signer for a document: with the basis that the rule asks for, on record.

The addressees move along with the signer, in the same act.
Source: R-X-08 (a direction: who, when, channel), R-X-09, R-SOS-06 (a reason).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import UTC
from setneg.workflows import _
from setneg.workflows import journal
from setneg.workflows import organisation
from setneg.workflows.authority.judgement import Choice
from setneg.workflows.authority.judgement import Judge
from setneg.workflows.authority.judgement import WRONG_ADDRESSEE
from setneg.workflows.authority.judging import judged
from setneg.workflows.authority.judging import RECORDS
from setneg.workflows.authority.model import DIRECTION
from setneg.workflows.authority.model import REASON
from setneg.workflows.authority.words import sentence
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from typing import Any
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


CHANNELS = ("lisan", "tertulis", "disposisi", "rapat")
#: Stages in which the signer may still change: nothing is signed yet.
OPEN = ("susun", "periksa", "paraf")


class SwitchRefused(ValueError):
    """The signer cannot be changed so; `reasons` are sentences for the person."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def switch(document: Any, level: str, said: Mapping[str, Any]) -> Mapping[str, Any]:
    """Let another level sign; the record of it. SwitchRefused, and nothing changed.

    said  `alasan`, or `arahan_oleh`, `arahan_pada` (ISO day), `arahan_saluran`, and
          `arahan_isi`; `kepada` for other addressees than those that are offered
    """
    judge = judged(document)
    choice = _choice(judge, level)
    reasons = [*_route(document, level), *_unsaid(choice, said)]
    if reasons or judge is None:
        raise SwitchRefused(reasons)
    given = [str(text) for text in said.get("kepada") or () if str(text).strip()]
    wanted = given or list(choice.addressees)
    reasons = _misdirected(judge, level, wanted)
    if reasons:
        raise SwitchRefused(reasons)
    record = _record(judge, choice, said)
    document.penandatangan = level
    changed = ["penandatangan"]
    if hasattr(document.aq_base, "kepada") and wanted:
        document.kepada = [text for text in wanted if text not in _ordered(document)]
        changed.append("kepada")
    kept = getattr(document.aq_base, RECORDS, None) or ()
    setattr(document, RECORDS, (*kept, record))
    notify(ObjectModifiedEvent(document, Attributes(None, *changed)))
    journal.record(document, "alih_penandatangan", dari=record["dari"], ke=level)
    document.reindexObject(idxs=["waiting_for", "SearchableText"])
    return record


def _ordered(document: Any) -> tuple[str, ...]:
    """Who is named in another field than `kepada`."""
    return tuple(getattr(document.aq_base, "diperintahkan", None) or ())


def _choice(judge: Judge | None, level: str) -> Choice:
    for choice in judge.choices if judge is not None else ():
        if choice.level == level:
            return choice
    raise SwitchRefused(
        [
            say(
                _(
                    "switch_not_offered",
                    default="Penanda tangan naskah ini tidak dapat dialihkan ke tingkat "
                    "itu.",
                )
            )
        ]
    )


def _misdirected(judge: Judge, level: str, wanted: list[str]) -> list[str]:
    """Why the letter cannot go to these when that level signs it."""
    matter = replace(
        judge.matter,
        level=level,
        first=judge.matter.first or judge.matter.level,
        addressees=tuple(wanted) or judge.matter.addressees,
        recorded=(*judge.matter.recorded, level),
    )
    after = Judge(judge.authority, judge.organogram, matter)
    return [
        sentence(after, problem)
        for problem in after.problems
        if problem.code == WRONG_ADDRESSEE
    ]


def _route(document: Any, level: str) -> list[str]:
    chain, stage = chain_of(document), stage_of(document)
    if chain is None or stage is None:
        return []
    if stage.verb in OPEN and stage in chain.route(level):
        return []
    return [
        say(
            _(
                "switch_too_late",
                default="Naskah sudah pada tahap “${stage}”; kembalikan dahulu sebelum "
                "penanda tangannya diganti.",
                mapping={"stage": say(stage.title)},
            )
        )
    ]


def _unsaid(choice: Choice, said: Mapping[str, Any]) -> list[str]:
    """What the rule asks for and was not said."""
    if choice.asks == REASON and not str(said.get("alasan") or "").strip():
        return [say(_("switch_no_reason", default="Isi alasan peralihan ini."))]
    if choice.asks == DIRECTION:
        names = ("arahan_oleh", "arahan_pada", "arahan_saluran")
        if not all(str(said.get(name) or "").strip() for name in names):
            return [
                say(
                    _(
                        "switch_no_direction",
                        default="Catat arahan pimpinan: siapa yang mengarahkan, kapan, "
                        "dan lewat saluran apa.",
                    )
                )
            ]
        return _wrong_direction(said)
    return []


def _wrong_direction(said: Mapping[str, Any]) -> list[str]:
    reasons = []
    if acting_leader(str(said["arahan_oleh"])) is None:
        reasons.append(
            say(
                _(
                    "switch_unknown_leader",
                    default="Pemberi arahan “${who}” bukan jabatan yang dikenal.",
                    mapping={"who": said["arahan_oleh"]},
                )
            )
        )
    try:
        ahead = date.fromisoformat(str(said["arahan_pada"])) > organisation.today()
    except ValueError:
        ahead = True
    if ahead:
        reasons.append(
            say(
                _(
                    "switch_wrong_day",
                    default="Tanggal arahan harus hari yang sudah lewat (TTTT-BB-HH).",
                )
            )
        )
    if said["arahan_saluran"] not in CHANNELS:
        reasons.append(
            say(
                _(
                    "switch_wrong_channel",
                    default="Saluran arahan: ${channels}.",
                    mapping={"channels": ", ".join(CHANNELS)},
                )
            )
        )
    return reasons


def acting_leader(text: str) -> str | None:
    """The id of the position that gave a direction; None when nobody knows it."""
    organogram = organisation.current()
    post = organogram.positions.get(text) or organogram.resolve(text)
    return post.id if post is not None else None


def _record(judge: Judge, choice: Choice, said: Mapping[str, Any]) -> dict[str, Any]:
    who = acting.userid()
    held = organisation.current().groups_of(who, organisation.today())
    record: dict[str, Any] = {
        "dari": judge.matter.level,
        "ke": choice.level,
        "menurut": choice.basis,
        "pada": datetime.now(UTC).isoformat(timespec="seconds"),
        "oleh": who,
        "jabatan": held[0] if held else "",
        "alasan": str(said.get("alasan") or "").strip(),
        "kepada_semula": list(judge.matter.addressees),
    }
    if choice.asks == DIRECTION:
        record["arahan"] = {
            "oleh": acting_leader(str(said["arahan_oleh"])),
            "pada": str(said["arahan_pada"]),
            "saluran": str(said["arahan_saluran"]),
            "isi": str(said.get("arahan_isi") or "").strip(),
        }
    return record
