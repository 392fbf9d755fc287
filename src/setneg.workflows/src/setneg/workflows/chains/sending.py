"""A signature that somebody outside gives: a stage of its own behind each signature.

Declared by `jarak_jauh: true` beside `tanda_tangan`. The signer may send the document
instead of signing it here; then it waits in a stage of its own, from which it goes on
with the answer, comes back when the signer takes it back, or is sent anew. Nobody moves
it on by hand: the answer does.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from setneg.workflows.chains import glossary
from setneg.workflows.chains.model import Stage
from setneg.workflows.chains.model import StepRule
from typing import Final


SIGN: Final = "tanda_tangan"
SEND: Final = "kirim_tanda_tangan"
RECEIVE: Final = "terima_tanda_tangan"
DELAY: Final = "tunda_tanda_tangan"
TAKE_BACK: Final = "tarik"


def with_sending(stages: Sequence[Stage]) -> tuple[Stage, ...]:
    """The stages of a line, each signature followed by the stage of what was sent."""
    return tuple(each for stage in stages for each in _expanded(stage))


def _expanded(stage: Stage) -> Iterator[Stage]:
    if stage.verb != SIGN:
        yield stage
        return
    sent = glossary.sent_stage_id(stage.level)
    title = glossary.sent_stage_title(stage.level)
    signing = [rule for rule in stage.steps if rule.verb == SIGN]
    sending = [
        replace(
            rule,
            verb=SEND,
            target=sent,
            title=glossary.step_title(SEND, title),
        )
        for rule in signing[:1]
    ]
    place = max(stage.steps.index(rule) for rule in signing) + 1
    yield replace(stage, steps=(*stage.steps[:place], *sending, *stage.steps[place:]))
    yield Stage(
        id=sent,
        title=title,
        verb=RECEIVE,
        level=stage.level,
        round=stage.round,
        viewers=stage.viewers,
        steps=(
            *(_answered(rule) for rule in signing),
            *(_again(rule, sent) for rule in signing[:1]),
            *(_waiting(rule, sent, title) for rule in signing[:1]),
            *(_taken_back(rule, stage) for rule in signing[:1]),
        ),
    )


def _answered(rule: StepRule) -> StepRule:
    return replace(rule, verb=RECEIVE, title=glossary.step_title(RECEIVE, ""))


def _again(rule: StepRule, sent: str) -> StepRule:
    return replace(rule, verb=SEND, target=sent, title="Siapkan pengiriman ulang")


def _waiting(rule: StepRule, sent: str, title: str) -> StepRule:
    return replace(
        rule, verb=DELAY, target=sent, title=glossary.step_title(DELAY, title)
    )


def _taken_back(rule: StepRule, stage: Stage) -> StepRule:
    return replace(
        rule,
        verb=TAKE_BACK,
        target=stage.id,
        title=glossary.step_title(TAKE_BACK, stage.title),
        reason=True,
        forward=False,
    )
