"""The chains that the kinds of submissions run: where they end, when the sender is asked."""

from collections.abc import Iterator
from plone import api
from setneg.policy.content import submission_kinds
from setneg.workflows.chains import loads
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage


SENDER = "Pengusul"


def names() -> tuple[str, ...]:
    """portal_type of every kind of submission."""
    return submission_kinds.names()


def chain(kind: str) -> Chain | None:
    """The chain that objects of a kind run; None without one."""
    tool = api.portal.get_tool("portal_workflow")
    for name in tool.getChainForPortalType(kind):
        text = getattr(tool[name], "declaration", "")
        if text:
            return loads(text, f"portal_workflow/{name}")
    return None


def stages() -> Iterator[Stage]:
    """Every stage of every kind of submission."""
    for kind in names():
        found = chain(kind)
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
