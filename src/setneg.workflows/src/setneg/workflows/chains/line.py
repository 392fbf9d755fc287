"""A chain that runs one line upwards: from its verbs and levels to full stages.

The declaration names only who does what in which order. Everything that is the same
in all offices is supplied here: who may see and change a draft at each stage, return
with a reason (I-13), withdrawal, cancellation, and the branches of the signers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from setneg.workflows.chains import glossary
from setneg.workflows.chains.model import Stage
from setneg.workflows.chains.model import StepRule
from setneg.workflows.chains.source import Item


#: Checks that are passed over where the unit has no such level.
CHECKS = ("periksa", "paraf")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of `rantai`: a verb, the level that does it, a round, its place.

    title    what the stage is called instead of the usual words ("" = the usual)
    saying   what the button of its step says instead of the usual words
    """

    verb: str
    level: str
    round: str
    time: str | None
    item: Item
    title: str = ""
    saying: str = ""

    @property
    def stage(self) -> str:
        """Id of the stage that waits for this step."""
        return glossary.stage_id(self.verb, self.level, self.round)

    @property
    def role(self) -> str:
        """Who acts."""
        return glossary.ROLE_OF_LEVEL[self.level]

    @property
    def stage_title(self) -> str:
        """What officials call the stage; “{}” in a title of its own is the level."""
        usual = glossary.stage_title(self.verb, self.level, self.round)
        return self.title.replace("{}", self.role) or usual


class Line:
    """The expansion of one declared line.

    `steps` is the master order: a signature by one of several levels stands there
    once for each level, lowest first.
    """

    def __init__(self, steps: Sequence[Step], signers: Sequence[str]) -> None:
        self.steps = tuple(steps)
        self.signers = tuple(signers)
        self.branches: tuple[str | None, ...] = self.signers or (None,)
        self.routes = {signer: self._route(signer) for signer in self.branches}
        last = self.steps[-1].verb
        self.end = glossary.PUBLISHED if last == "terbitkan" else glossary.END

    def stages(self) -> tuple[Stage, ...]:
        """All stages of the line and its ends, each with its steps."""
        working = [self._stage(step) for step in self.steps]
        cancelled = Stage(
            id=glossary.CANCELLED,
            title=glossary.STAGE_TITLES[glossary.CANCELLED],
            final=True,
            viewers=self._viewers_when_cancelled(working),
        )
        return (*working, self._end(), cancelled)

    def unreached(self) -> Step | None:
        """The first step that no document passes, whoever signs it."""
        passed = {step for route in self.routes.values() for step in route}
        return next((step for step in self.steps if step not in passed), None)

    # ---------------------------------------------------------------- routes

    def _route(self, signer: str | None) -> tuple[Step, ...]:
        """What a document with that signer passes: checks below, one signature."""
        return tuple(step for step in self.steps if self._passes(step, signer))

    @staticmethod
    def _passes(step: Step, signer: str | None) -> bool:
        if signer is None:
            return True
        if step.verb == "tanda_tangan":
            return step.level == signer
        if step.verb in glossary.CLIMBING:
            return glossary.rank(step.level) < glossary.rank(signer)
        return True

    def _signers_of(self, branches: Sequence[str | None]) -> tuple[str, ...]:
        """Branches as a rule writes them: () when the rule holds for all."""
        if len(branches) == len(self.branches):
            return ()
        return tuple(branch for branch in branches if branch is not None)

    # ---------------------------------------------------------------- stages

    def _stage(self, step: Step) -> Stage:
        viewers = self._viewers(step)
        editors = (step.role,) if step.verb in glossary.EDITING else ()
        stage = Stage(
            id=step.stage,
            title=step.stage_title,
            verb=step.verb,
            level=step.level,
            round=step.round,
            time=step.time,
            viewers=viewers,
            editors=editors,
        )
        rules = (
            *self._forward(step),
            *self._returns(step),
            *self._withdrawals(step),
            *self._cancellations(step, viewers),
        )
        return replace(stage, steps=rules)

    def _end(self) -> Stage:
        public = self.end == glossary.PUBLISHED
        viewers = self._viewers(None)
        steps: tuple[StepRule, ...] = ()
        if public:
            viewers = (*viewers, glossary.ANONYMOUS)
            last = self.steps[-1]
            steps = (self._rule("tarik", last.stage, last.role, reason=True),)
        return Stage(
            id=self.end,
            title=glossary.STAGE_TITLES[self.end],
            public=public,
            final=True,
            viewers=viewers,
            steps=steps,
        )

    def _viewers(self, until: Step | None) -> tuple[str, ...]:
        """Whoever acted on the way, and the one whose turn it is; readers in the end."""
        roles: dict[str, None] = {}
        for route in self.routes.values():
            if until is not None and until not in route:
                continue
            for step in route:
                roles[step.role] = None
                if step == until:
                    break
                if step.verb == "distribusikan":
                    roles[glossary.READER] = None
        return tuple(roles)

    def _viewers_when_cancelled(self, stages: Sequence[Stage]) -> tuple[str, ...]:
        """Whoever could see the document where it may be cancelled."""
        roles = [
            role
            for stage in stages
            if any(rule.target == glossary.CANCELLED for rule in stage.steps)
            for role in stage.viewers
        ]
        return tuple(dict.fromkeys(roles))

    # ----------------------------------------------------------------- steps

    def _rule(
        self,
        verb: str,
        target: str,
        role: str,
        *,
        reason: bool = False,
        fresh: bool = False,
        signers: tuple[str, ...] = (),
    ) -> StepRule:
        return StepRule(
            verb=verb,
            target=target,
            roles=(role,),
            title=glossary.step_title(verb, self._title(target)),
            reason=reason,
            signers=signers,
            forward=verb not in glossary.ENGINE_VERBS,
            fresh=fresh,
        )

    def _title(self, stage: str) -> str:
        for step in self.steps:
            if step.stage == stage:
                return step.stage_title
        return glossary.STAGE_TITLES[stage]

    def _forward(self, step: Step) -> list[StepRule]:
        """One step to each stage that comes next for one of the signers."""
        branches: dict[str, list[str | None]] = {}
        for signer, route in self.routes.items():
            if step in route:
                after = route[route.index(step) + 1 :]
                target = after[0].stage if after else self.end
                branches.setdefault(target, []).append(signer)
        rules = [
            self._rule(step.verb, target, step.role, signers=self._signers_of(signers))
            for target, signers in branches.items()
        ]
        if not step.saying:
            return rules
        return [
            replace(rule, title=step.saying.replace("{}", self._title(rule.target)))
            for rule in rules
        ]

    def _sealed(self, step: Step) -> bool:
        """Whether a document in this stage is already signed."""
        before = self.steps[: self.steps.index(step)]
        return step.verb != "tanda_tangan" and any(
            earlier.verb == "tanda_tangan" for earlier in before
        )

    def _returns(self, step: Step) -> list[StepRule]:
        """Back to every earlier draft or check of a lower level. Source: I-13, R-X-01."""
        if self._sealed(step):
            return []
        rules = []
        for earlier in self.steps[: self.steps.index(step)]:
            branches = [s for s, route in self.routes.items() if earlier in route]
            if step.verb == "tanda_tangan":
                branches = [
                    s for s in self.branches if s in branches and s == step.level
                ]
            if not branches or not self._below(earlier, step):
                continue
            whoever = step.verb == "tanda_tangan"
            rules.append(
                self._rule(
                    "kembalikan",
                    earlier.stage,
                    step.role,
                    reason=True,
                    signers=() if whoever else self._signers_of(branches),
                )
            )
        return rules

    @staticmethod
    def _below(earlier: Step, step: Step) -> bool:
        """Whether a draft may go back there: to a lower level, from a desk to any."""
        if earlier.verb not in glossary.RETURNABLE:
            return False
        place = glossary.rank(step.level)
        return place < 0 or glossary.rank(earlier.level) < place

    def _withdrawals(self, step: Step) -> list[StepRule]:
        """Back to the drafter's desk while nobody has acted on the submission.

        Also from behind checks that a unit may not have: what was passed over there
        nobody has acted on. The guard tells the two apart.
        """
        if self._sealed(step):
            return []
        branches: dict[Step, list[str | None]] = {}
        for signer, route in self.routes.items():
            if step in route:
                before = route[: route.index(step)]
                draft = next((s for s in before[::-1] if s.verb not in CHECKS), None)
                if draft is not None and draft.verb == "susun":
                    branches.setdefault(draft, []).append(signer)
        return [
            self._rule(
                "tarik",
                draft.stage,
                draft.role,
                fresh=True,
                signers=self._signers_of(signers),
            )
            for draft, signers in branches.items()
        ]

    def _cancellations(self, step: Step, viewers: Sequence[str]) -> list[StepRule]:
        """By the drafter of a draft; later by the signer, until it has a number."""
        first = self.steps[0]
        if step == first:
            return [self._rule("batalkan", glossary.CANCELLED, step.role, reason=True)]
        if self._sealed(step) and step.verb != "nomori":
            return []
        rules = []
        for level in self.signers or self._approvers():
            role = glossary.ROLE_OF_LEVEL[level]
            route = self.routes[level if self.signers else None]
            if step in route and role in viewers:
                signers = (level,) if len(self.signers) > 1 else ()
                rules.append(
                    self._rule(
                        "batalkan",
                        glossary.CANCELLED,
                        role,
                        reason=True,
                        signers=signers,
                    )
                )
        return rules

    def _approvers(self) -> tuple[str, ...]:
        """Without a signature the highest approval decides. Source: R-SPK-07."""
        levels = [step.level for step in self.steps if step.verb == "setujui"]
        return (levels[-1],) if levels else ()
