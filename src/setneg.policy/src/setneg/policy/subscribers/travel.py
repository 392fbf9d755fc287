"""A package moves as one: what is done to a draft is done to its memorandum as well.

The memorandum takes its own step, by the same person in the same transaction, so that
its own history tells who checked or signed it. Source: R-X-04.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from plone import api
from setneg.policy import _
from setneg.policy.subscribers import package
from setneg.workflows import steps
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.chains.model import Stage
from setneg.workflows.steps.wording import kept


BACK = ("kembalikan", "tarik")
CANCEL = "batalkan"

_moving: ContextVar[tuple[str, ...]] = ContextVar("moving_with_draft", default=())


class PackageBroken(RuntimeError):
    """The memorandum could not follow its draft; the draft's step is undone."""


@contextmanager
def together(memorandum) -> Iterator[None]:
    """Inside, the memorandum may move: its draft takes the step with it."""
    token = _moving.set((*_moving.get(), api.content.get_uuid(memorandum)))
    try:
        yield
    finally:
        _moving.reset(token)


def moves_with_draft(memorandum) -> bool:
    """Whether the step that is being taken is that of the whole package."""
    return api.content.get_uuid(memorandum) in _moving.get()


def forward_offer(memorandum):
    """The step onwards that the person at the desk may take on it in a package."""
    with together(memorandum):
        for offer in steps.offers(memorandum):
            if offer.forward:
                return offer
    return None


def follow_draft(draft, event) -> None:
    """After a step on a draft: the memorandum beside it goes the same way."""
    entry = event.entry
    chain = chain_of(draft)
    if chain is None or not chain.has(entry.from_stage):
        return
    left = chain.stage(entry.from_stage)
    if entry.verb in BACK:
        _bring_back(draft, entry)
    elif entry.verb == CANCEL:
        _cancel(draft, entry)
    elif package.on_its_way(left):
        memo = package.beside(draft, left)
        if memo is not None:
            _take_along(draft, memo)


def _take_along(draft, memo) -> None:
    rule = package.forward_rule(memo)
    if rule is None:
        return
    with together(memo):
        try:
            steps.take(memo, rule.transition, {"komentar": _beside(draft)})
        except steps.StepRefused as refused:
            raise PackageBroken(" ".join(refused.reasons)) from refused


def _bring_back(draft, entry) -> None:
    to = stage_of(draft)
    if not package.on_its_way(to):
        return
    for memo in package.underway(draft):
        back = _way_back(memo, to, entry.verb)
        if back is not None:
            _go(memo, back.transition, entry.reason or _beside(draft))


def _way_back(memo, to: Stage, verb: str):
    """The rule that brings a memorandum down to the level of its draft."""
    chain, stage = chain_of(memo), stage_of(memo)
    if package.rank(stage) <= package.rank(to):
        return None
    rules = [
        rule
        for rule in stage.steps
        if rule.verb in BACK and chain.stage(rule.target).level == to.level
    ]
    rules.sort(key=lambda rule: rule.verb != verb)
    return rules[0] if rules else None


def _cancel(draft, entry) -> None:
    for memo in package.underway(draft):
        rules = [rule for rule in stage_of(memo).steps if rule.verb == CANCEL]
        if rules:
            _go(memo, rules[0].transition, entry.reason or _beside(draft))


def _go(memo, transition: str, reason: str) -> None:
    """By the person where he may, else as the consequence of his step on the draft."""
    with together(memo):
        offered = [
            offer
            for offer in steps.offers(memo)
            if offer.transition == transition and not offer.missing
        ]
        if offered:
            steps.take(memo, transition, {"alasan": reason})
        else:
            steps.carry(memo, transition, reason, {"alasan": reason})


def _beside(draft) -> str:
    return kept(
        _(
            "reason_with_draft",
            default="Bergerak bersama “${draft}”.",
            mapping={"draft": draft.Title()},
        )
    )
