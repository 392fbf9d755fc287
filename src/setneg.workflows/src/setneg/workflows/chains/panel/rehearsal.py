"""Last year's documents walked through a draft: who would be stuck, and where.

Each document's recorded steps are taken again in the draft, by the positions that took
them. What the draft adds on the way must have somebody to do it; what it takes away is
named. Nothing is written, and what the running chain does to the same document already
is marked as such.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage
from setneg.workflows.chains.model import StepRule
from setneg.workflows.steps import acting
from setneg.workflows.steps.history import CHECKS
from setneg.workflows.steps.history import history
from setneg.workflows.steps.model import Entry
from typing import Any
from typing import Final


DAYS: Final = 365

#: What may be wrong; the first four stop a document, the others are told.
GONE: Final = "tahap_hilang"
NOBODY: Final = "tanpa_jabatan"
SIGNER: Final = "penandatangan"
STEP: Final = "langkah_hilang"
VACANT: Final = "lowong"
PASSED: Final = "dilewati"
STOPPING: Final = (GONE, NOBODY, SIGNER, STEP, VACANT)


@dataclass(frozen=True, slots=True)
class Finding:
    """One trouble of one document on the draft.

    what    one of the words above
    said    the sentence (message id)
    new     whether the running chain does not have it
    """

    what: str
    stage: str
    said: str
    new: bool = True

    @property
    def stops(self) -> bool:
        """Whether the document would stand still."""
        return self.what in STOPPING


@dataclass(frozen=True, slots=True)
class Case:
    """A rehearsed document with what was found; `document` may be one's to see or not."""

    document: Any
    visible: bool
    findings: tuple[Finding, ...]


def paths(
    kind: str, everything: bool = False, day: datetime | None = None
) -> list[str]:
    """Paths of the documents to rehearse: of the last year, or all of them."""
    query: dict[str, Any] = {"portal_type": kind, "sort_on": "created"}
    if not everything:
        since = (day or datetime.now(UTC)) - timedelta(days=DAYS)
        query["modified"] = {"query": since, "range": "min"}
    catalog = api.portal.get_tool("portal_catalog")
    return [brain.getPath() for brain in catalog.unrestrictedSearchResults(**query)]


def rehearse(chain: Chain, live: Chain, found: Sequence[str]) -> Iterator[Case]:
    """Walk documents through a draft; only those with findings are given."""
    site = api.portal.get()
    for path in found:
        document = site.unrestrictedTraverse(path, None)
        if document is None:
            continue
        findings = examine(document, chain, live)
        if findings:
            visible = api.user.has_permission("View", obj=document)
            yield Case(document, visible, findings)


def examine(document: Any, chain: Chain, live: Chain) -> tuple[Finding, ...]:
    """What would go wrong with one document, new troubles first."""
    known = {(f.what, f.stage) for f in _walk(document, live)}
    found = [
        Finding(f.what, f.stage, f.said, (f.what, f.stage) not in known)
        for f in _walk(document, chain)
    ]
    unique = {(f.what, f.stage): f for f in found}
    return tuple(sorted(unique.values(), key=lambda f: (not f.new, not f.stops)))


def _walk(document: Any, chain: Chain) -> list[Finding]:
    entries = history(document)
    here = entries[-1].to_stage if entries else ""
    signer = chain.signer(getattr(document, "penandatangan", None))
    if chain.signers and signer not in chain.signers:
        return [_no_signer(signer)]
    gone = [_gone(here)] if here and not chain.has(here) else []
    walker = Walker(document, chain, signer)
    for entry in entries:
        if entry.action and entry.capacity != acting.SYSTEM:
            walker.take(entry)
    running = bool(here) and chain.has(here) and not chain.stage(here).final
    if running:
        walker.stand(here)
        walker.go_on()
    return [*gone, *walker.findings]


class Walker:
    """One document on its way through a chain."""

    def __init__(self, document: Any, chain: Chain, signer: str | None) -> None:
        self.document = document
        self.chain = chain
        self.signer = signer
        self.stage = chain.initial
        self.findings: list[Finding] = []

    def stand(self, stage_id: str) -> None:
        """Put it where it really stands."""
        self.stage = self.chain.stage(stage_id)

    def take(self, entry: Entry) -> None:
        """Take a recorded step again; on over stages that the draft has added."""
        start = self.stage
        for _turn in range(len(self.chain.stages)):
            rule = self._rule(entry)
            if rule is not None:
                self.stage = self.chain.stage(rule.target)
                return
            ahead = self._ahead()
            if ahead is None or not entry.verb:
                break
            self._manned(self.stage)
            self.stage = self.chain.stage(ahead.target)
        self.stage = start
        self._lost(entry)

    def go_on(self) -> None:
        """From where it stands to the end: is there somebody at every stage?"""
        for _turn in range(len(self.chain.stages)):
            ahead = self._ahead()
            if ahead is None:
                return
            self._manned(self.stage)
            self.stage = self.chain.stage(ahead.target)

    def _open(self) -> list[StepRule]:
        return [rule for rule in self.stage.steps if rule.holds_for(self.signer)]

    def _ahead(self) -> StepRule | None:
        return next((rule for rule in self._open() if rule.forward), None)

    def _rule(self, entry: Entry) -> StepRule | None:
        """The draft's step for a recorded one: the same, or the same verb by the same role."""
        same = [rule for rule in self._open() if rule.transition == entry.action]
        if not same and self.stage.id == entry.from_stage:
            same = [rule for rule in self._open() if rule.verb == entry.verb]
        if not same or not entry.position:
            return same[0] if same else None
        roles = set(acting.roles_of(self.document, entry.position))
        able = [rule for rule in same if roles.intersection(rule.roles)]
        return able[0] if able else None

    def _manned(self, stage: Stage) -> None:
        """Say when nobody of the document's unit could act in a stage."""
        roles = stage.awaits(self.signer)
        groups = acting.groups_with(self.document, roles)
        organogram, today = organisation.current(), organisation.today()
        words = {"stage": stage.title, "roles": ", ".join(roles)}
        if not groups and stage.verb in CHECKS:
            said = _(
                "found_passed",
                default="Tahap “${stage}” akan dilewati: garis unit ini tidak "
                "mempunyai ${roles}.",
                mapping=words,
            )
            self._add(PASSED, stage, said)
        elif not groups:
            said = _(
                "found_nobody",
                default="Tahap “${stage}” tidak mempunyai pelaku: tidak ada jabatan "
                "${roles} untuk unit ini.",
                mapping=words,
            )
            self._add(NOBODY, stage, said)
        elif not any(organogram.holders(group, today) for group in groups):
            titles = [organogram.positions[g].title for g in groups]
            said = _(
                "found_vacant",
                default="Tahap “${stage}” akan menunggu jabatan lowong: ${posts}.",
                mapping={"stage": stage.title, "posts": ", ".join(titles)},
            )
            self._add(VACANT, stage, said)

    def _lost(self, entry: Entry) -> None:
        post = organisation.current().positions.get(entry.position)
        said = _(
            "found_step",
            default="Langkah “${step}” (${post}) yang tercatat tidak ada lagi dari "
            "tahap “${stage}”.",
            mapping={
                "step": entry.action,
                "post": post.title if post else entry.actor,
                "stage": self.stage.title,
            },
        )
        self.findings.append(Finding(STEP, entry.action, said))
        if self.chain.has(entry.to_stage):
            self.stand(entry.to_stage)

    def _add(self, what: str, stage: Stage, said: str) -> None:
        self.findings.append(Finding(what, stage.id, said))


def _gone(stage: str) -> Finding:
    said = _(
        "found_gone",
        default="Naskah berada pada tahap “${stage}”, yang tidak ada dalam rancangan.",
        mapping={"stage": stage},
    )
    return Finding(GONE, stage, said)


def _no_signer(level: str | None) -> Finding:
    role = organisation.ROLE_OF_LEVEL.get(level or "", level or "")
    said = _(
        "found_signer",
        default="Penandatangan yang dipilih (${role}) tidak ada dalam rancangan.",
        mapping={"role": role},
    )
    return Finding(SIGNER, level or "", said)
