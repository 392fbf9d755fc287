"""The chains that the kinds of submissions run: where they end, when the sender is asked."""

from collections.abc import Iterator
from setneg.policy.content import submission_kinds
from setneg.workflows.chains import chain_of_kind
from setneg.workflows.chains.model import Stage


SENDER = "Pengusul"


def names() -> tuple[str, ...]:
    """portal_type of every kind of submission."""
    return submission_kinds.names()


def stages() -> Iterator[Stage]:
    """Every stage of every kind of submission."""
    for kind in names():
        found = chain_of_kind(kind)
        yield from found.stages if found is not None else ()


def ended() -> list[str]:
    """Ids of stages that are an end wherever they occur."""
    known = list(stages())
    open_ones = {stage.id for stage in known if not stage.final}
    return sorted({stage.id for stage in known if stage.final} - open_ones)


def senders_turn() -> list[str]:
    """Ids of stages that wait for nobody but the sender."""
    return sorted({stage.id for stage in stages() if waits_for_sender(stage)})


def waits_for_sender(stage: Stage) -> bool:
    """Whether only the sender can take a submission further from a stage."""
    return set(stage.awaits()) == {SENDER}
