"""A chain as the table that an official reads: one row a stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from setneg.workflows import _
from setneg.workflows.chains import glossary
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage


@dataclass(frozen=True, slots=True)
class Row:
    """One stage, in words.

    who      roles that must act here; () at an end
    forward  what their buttons say
    back     ways back and out, with who may take them
    signers  roles of the signers whose documents come here; () = every document
    time     standard time as printed, "" = not stated
    """

    number: int
    stage: str
    title: str
    who: tuple[str, ...]
    forward: tuple[str, ...]
    back: tuple[tuple[str, tuple[str, ...]], ...]
    signers: tuple[str, ...]
    viewers: tuple[str, ...]
    editors: tuple[str, ...]
    time: str
    public: bool
    final: bool


def rows(chain: Chain) -> tuple[Row, ...]:
    """All stages of a chain, in the order in which they are declared."""
    return tuple(
        _row(number, chain, stage) for number, stage in enumerate(chain.stages, start=1)
    )


def _row(number: int, chain: Chain, stage: Stage) -> Row:
    forward = [step for step in stage.steps if step.forward]
    back: dict[str, tuple[str, ...]] = {}
    for step in stage.steps:
        if not step.forward:
            known = back.get(step.title, ())
            back[step.title] = tuple(dict.fromkeys((*known, *step.roles)))
    return Row(
        number=number,
        stage=stage.id,
        title=stage.title,
        who=stage.awaits(),
        forward=tuple(dict.fromkeys(step.title for step in forward)),
        back=tuple(back.items()),
        signers=_signers(chain, stage),
        viewers=tuple(r for r in stage.viewers if r != glossary.ANONYMOUS),
        editors=stage.editors,
        time=stage.time or "",
        public=stage.public,
        final=stage.final,
    )


def _signers(chain: Chain, stage: Stage) -> tuple[str, ...]:
    """Roles of the signers whose documents pass the stage, () when all do."""
    passing = [level for level in chain.signers if stage in chain.route(level)]
    if stage.final or len(passing) == len(chain.signers):
        return ()
    return tuple(glossary.ROLE_OF_LEVEL[level] for level in passing)


def names(roles: Sequence[str]) -> str:
    """Roles in a row."""
    return ", ".join(roles)


REGISTERS = {
    "persuratan": _("register_persuratan", default="Biro Tata Usaha (persuratan)"),
    "unit": _("register_unit", default="unit yang menerbitkan"),
}
