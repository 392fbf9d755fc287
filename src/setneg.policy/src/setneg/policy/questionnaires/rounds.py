"""Rounds of a questionnaire: on which standard, from when to when, who is asked.

A questionnaire is a form whose submissions are answers. The head who answers for the
standard opens it; who has answered is kept apart from what was answered, and without a
time, so that the one does not lead to the other.
"""

from BTrees.OOBTree import OOTreeSet
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from plone import api
from setneg.policy import _
from setneg.policy.evaluation import yearly
from setneg.policy.rendering.dates import local
from setneg.workflows import organisation
from setneg.workflows.journal import record
from setneg.workflows.procedures import positions
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.stored import by_uid
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "setneg.policy.questionnaires"
KIND = "JawabanEvaluasi"
FORM = "EasyForm"


@dataclass(frozen=True)
class Round:
    """One opening of a questionnaire.

    key       its first day in ISO form; a second round of a day gets a number
    standard  UID of the standard that is evaluated
    units     codes of the units that are asked, with those below; () is everybody
    """

    key: str
    standard: str
    opens: datetime
    closes: datetime
    units: tuple[str, ...] = ()

    def running(self, now: datetime) -> bool:
        return self.opens <= now < self.closes

    @property
    def year(self) -> int:
        return local(self.opens).year


def is_questionnaire(form: Any) -> bool:
    """Whether what is sent by a form are answers to a questionnaire."""
    return f"<jenis>{KIND}</jenis>" in (getattr(form, "actions_model", None) or "")


def rounds(form: Any) -> list[Round]:
    """Every round of a questionnaire, the latest first."""
    kept = IAnnotations(form).get(KEY) or {}
    return [Round(**dict(each)) for each in reversed(kept.get("putaran", ()))]


def current(form: Any) -> Round | None:
    """The latest round, running or not; None before the first."""
    return next(iter(rounds(form)), None)


def find(form: Any, key: str) -> Round | None:
    """The round of a key; the latest for ""."""
    found = (each for each in rounds(form) if key in ("", each.key))
    return next(found, None)


def may_open(standard: Any) -> bool:
    """Whether the person at the desk answers for a standard."""
    return yearly.responsible(standard) in positions.held()


def open_round(
    form: Any,
    standard: Any,
    opens: datetime | None,
    closes: datetime | None,
    units: Iterable[str] = (),
) -> Round:
    """Ask about a standard from one moment to another (universal time).

    By the head who answers for the standard; CaseRefused or NotYours else. A round that
    runs on another standard has to be over first.
    """
    act = _("act_open_questionnaire", default="Membuka kuesioner standar ini")
    positions.one_of((yearly.responsible(standard),) if standard else (), act)
    now = datetime.now(UTC)
    units = tuple(dict.fromkeys(units))
    reasons = list(_refusals(form, standard, opens, closes, units, now))
    if reasons:
        raise CaseRefused(reasons)
    uid = api.content.get_uuid(standard)
    made = Round(_key(form, opens), uid, opens, closes, units)
    kept = IAnnotations(form).setdefault(KEY, PersistentMapping())
    kept.setdefault("putaran", PersistentList()).append(PersistentMapping(vars(made)))
    form.dibuka, form.ditutup = opens, closes
    form.reindexObject(idxs=["modified"])
    record(form, "buka_kuesioner", putaran=made.key, standar=uid)
    standard.reindexObject(idxs=["waiting_for", "due", "warn", "urgency"])
    return made


def close_round(form: Any) -> None:
    """No more answers from now on; by the head who opened it."""
    latest = current(form)
    standard = standard_of(latest) if latest is not None else None
    act = _("act_close_questionnaire", default="Menutup kuesioner ini")
    positions.one_of((yearly.responsible(standard),) if standard else (), act)
    now = datetime.now(UTC)
    if not latest.running(now):
        raise CaseRefused(
            [_("round_not_running", default="Kuesioner ini sedang tidak dibuka.")]
        )
    IAnnotations(form)[KEY]["putaran"][-1]["closes"] = now
    form.ditutup = now
    record(form, "tutup_kuesioner", putaran=latest.key)


def _refusals(form, standard, opens, closes, units, now) -> Iterable[Any]:
    if opens is None or closes is None or closes <= opens or closes <= now:
        yield _(
            "round_days",
            default="Sebutkan kapan kuesioner dibuka dan ditutup; penutupan sesudah "
            "pembukaan dan di masa depan.",
        )
    if yearly.next_day(standard) is None:
        yield _("evaluation_not_in_force", default="Standar ini tidak berlaku.")
    if any(code not in organisation.current().units for code in units):
        yield _("round_units", default="Ada unit kerja yang tidak dikenal.")
    latest = current(form)
    if latest is not None and latest.running(now):
        yield _(
            "round_running",
            default="Putaran sebelumnya masih dibuka; tutup lebih dahulu.",
        )


def _key(form: Any, opens: datetime) -> str:
    day = local(opens).date().isoformat()
    number = sum(each.key.startswith(day) for each in rounds(form))
    return f"{day}-{number + 1}" if number else day


def standard_of(asked: Round) -> Any:
    """The standard of a round; None when it is gone."""
    return by_uid(asked.standard)


def asked_units(asked: Round) -> set[str]:
    """The units that are asked, with all below them; every unit when none is named."""
    organogram = organisation.current()
    if not asked.units:
        return set(organogram.units)
    return set(organogram.below(*asked.units))


def _answered(form: Any, key: str, write: bool = False) -> Any:
    kept = IAnnotations(form).get(KEY) or {}
    everybody = kept.get("terjawab", {})
    if write and "terjawab" not in kept:
        everybody = kept["terjawab"] = PersistentMapping()
    if write and key not in everybody:
        everybody[key] = OOTreeSet()
    return everybody.get(key, ())


def has_answered(form: Any, asked: Round, position: str) -> bool:
    """Whether a position has answered in a round."""
    return position in _answered(form, asked.key)


def note_answer(form: Any, asked: Round, position: str) -> None:
    """Remember that a position has answered; not when, and not what."""
    _answered(form, asked.key, write=True).insert(position)


def answered_units(form: Any, asked: Round) -> set[str]:
    """The units from which somebody has answered."""
    return {post.partition("__")[0] for post in _answered(form, asked.key)}


def questionnaires(uid: str) -> list[tuple[Any, Round]]:
    """Every round on a standard (its UID) with its form, the latest first."""
    catalog = api.portal.get_tool("portal_catalog")
    found = []
    for brain in catalog.unrestrictedSearchResults(portal_type=FORM):
        form = brain._unrestrictedGetObject()
        found += [(form, each) for each in rounds(form) if each.standard == uid]
    return sorted(found, key=lambda pair: pair[1].opens, reverse=True)
