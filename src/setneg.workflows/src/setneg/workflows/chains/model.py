"""A chain as every room reads it: stages, and in each stage the steps that may be taken.

Both ways of declaring a chain (one line upwards; stages of its own) end in these
objects, fully expanded: compiler, steps, tests and documentation read nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import Any
from zope.i18n import interpolate
from zope.i18nmessageid import Message


class ChainError(ValueError):
    """A declaration that cannot work: where it stands and why (for the author).

    said    why, as a message for a screen;  reason  the same in Indonesian
    """

    def __init__(self, source: str, line: int, said: str) -> None:
        self.source = source
        self.line = line
        self.said = said
        self.reason = in_indonesian(said)
        super().__init__(f"{source}:{line}: {self.reason}")


def in_indonesian(message: str) -> str:
    """A message with its words filled in, untranslated: for logs and files."""
    if not isinstance(message, Message):
        return message
    words = {
        name: in_indonesian(value) if isinstance(value, str) else value
        for name, value in (message.mapping or {}).items()
    }
    return str(interpolate(message.default or str(message), words))


@dataclass(frozen=True, slots=True)
class StepRule:
    """One step that may be taken in a stage.

    roles    who may take it (any of them)
    reason   whether the person must say why
    signers  signing levels for which it holds; () = whoever signs
    forward  False for kembalikan, tarik and batalkan
    fresh    holds only while nobody has acted after the submission (tarik)
    """

    verb: str
    target: str
    roles: tuple[str, ...]
    title: str = ""
    reason: bool = False
    signers: tuple[str, ...] = ()
    forward: bool = True
    fresh: bool = False

    @property
    def transition(self) -> str:
        """Id of the step in the compiled workflow."""
        return f"{self.verb}-{self.target}"

    def holds_for(self, signer: str | None) -> bool:
        """Whether a document that this level signs may take the step."""
        return not self.signers or signer in self.signers


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a document stands, and what it waits for.

    verb, level   what is waited for and from which level ("" when the chain says
                  so itself or nothing is waited for)
    round         name of a further round of the same stage ("" for the first)
    time          standard time as printed, None = not stated
    viewers       roles that may see the document here
    editors       roles that may change it here
    grants        further permissions by title -> roles
    """

    id: str
    title: str
    verb: str = ""
    level: str = ""
    round: str = ""
    public: bool = False
    final: bool = False
    time: str | None = None
    viewers: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    steps: tuple[StepRule, ...] = ()
    grants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def awaits(self, signer: str | None = None) -> tuple[str, ...]:
        """Roles that must act here: those of the forward steps, in order, once each."""
        roles = [
            role
            for step in self.steps
            if step.forward and (signer is None or step.holds_for(signer))
            for role in step.roles
        ]
        return tuple(dict.fromkeys(roles))

    def actors(self) -> tuple[str, ...]:
        """Roles that may take any step here, back steps included."""
        return tuple(dict.fromkeys(r for step in self.steps for r in step.roles))


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain of one kind of content, from its first stage to its ends.

    kind      portal_type that it is bound to
    id        id of the workflow
    signers   levels that may sign, the first is the default; () = nobody signs
    number    pattern of the number, None = not numbered
    register  the office whose register counts: "persuratan", "unit", "" = none
    extra     blocks of the declaration that belong to the portal and not to the chain
              (`source.Item` by key); the engine keeps them as they stand
    """

    kind: str
    id: str
    title: str
    stages: tuple[Stage, ...]
    signers: tuple[str, ...] = ()
    number: str | None = None
    register: str = ""
    declaration: str = ""
    source: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def initial(self) -> Stage:
        """Where every document of this kind begins."""
        return self.stages[0]

    def stage(self, stage_id: str) -> Stage:
        """The stage of that id; KeyError when the chain has none."""
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise KeyError(stage_id)

    def has(self, stage_id: str) -> bool:
        """Whether the chain has a stage of that id."""
        return any(stage.id == stage_id for stage in self.stages)

    def signer(self, chosen: str | None) -> str | None:
        """The level that signs a document on which `chosen` was chosen (or nothing)."""
        if chosen:
            return chosen
        return self.signers[0] if self.signers else None

    def route(self, signer: str | None = None) -> tuple[Stage, ...]:
        """The stages that a document with that signer passes, first to last."""
        level = self.signer(signer)
        passed = [self.initial]
        while True:
            ahead = [s for s in passed[-1].steps if s.forward and s.holds_for(level)]
            following = [self.stage(s.target) for s in ahead]
            following = [stage for stage in following if stage not in passed]
            if not following:
                return tuple(passed)
            passed.append(following[0])

    def transitions(self) -> Mapping[str, tuple[tuple[Stage, StepRule], ...]]:
        """Transition id -> the stages that offer it, each with its rule(s)."""
        found: dict[str, tuple[tuple[Stage, StepRule], ...]] = {}
        for stage in self.stages:
            for step in stage.steps:
                found[step.transition] = (
                    *found.get(step.transition, ()),
                    (stage, step),
                )
        return found
