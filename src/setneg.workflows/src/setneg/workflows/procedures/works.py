"""The products of a case as they stand: one query, and how far each has come."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from plone import api
from plone.uuid.interfaces import IUUID
from setneg.workflows.chains import Chain
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import Stage
from setneg.workflows.chains import stage_of
from setneg.workflows.procedures.model import OPENED
from setneg.workflows.procedures.model import SIGNATURE
from setneg.workflows.steps import Entry
from setneg.workflows.steps import history
from typing import Any


CANCELLED = "batal"


@dataclass(frozen=True)
class Work:
    """One product of a case: the document, task or meeting itself.

    How far it has come is read from its own chain and history, never from a copy.
    """

    key: str
    document: Any

    @cached_property
    def chain(self) -> Chain | None:
        """The chain that it runs."""
        return chain_of(self.document)

    @cached_property
    def stage(self) -> Stage | None:
        """Where it stands."""
        return stage_of(self.document)

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """Its history, oldest first."""
        return history(self.document)

    @cached_property
    def route(self) -> tuple[str, ...]:
        """Ids of the stages that it passes with the signer that was chosen."""
        if self.chain is None:
            return ()
        signer = getattr(self.document, "penandatangan", None)
        return tuple(stage.id for stage in self.chain.route(signer))

    @property
    def counts(self) -> bool:
        """Whether it stands for the product; what was cancelled does not."""
        return self.stage is not None and self.stage.id != CANCELLED

    def place(self, stage: str) -> int | None:
        """Place on the route of a stage that a line of the procedure names.

        A line that speaks of the signature means that of the chosen signer, and a line
        that speaks of a check by the level that signs means his signature.
        """
        if stage in self.route:
            return self.route.index(stage)
        level = stage.partition("_")[2]
        for index, passed in enumerate(self.route):
            if stage == SIGNATURE and passed.startswith(f"{SIGNATURE}_"):
                return index
            if passed == f"{SIGNATURE}_{level}":
                return index
        return None

    def at(self, stage: str) -> bool:
        """Whether it stands in that stage now."""
        place = self.place(stage)
        return (
            place is not None
            and self.stage is not None
            and self.stage.id == self.route[place]
        )

    def passed(self, stage: str) -> Entry | None:
        """The entry by which it left a stage for good; None while it has not."""
        if stage == OPENED:
            return self.entries[0] if self.entries else None
        place = self.place(stage)
        if place is None or self.stage is None or self.stage.id not in self.route:
            return None
        if self.route.index(self.stage.id) <= place:
            return None
        leaving = [e for e in self.entries if e.from_stage == self.route[place]]
        return leaving[-1] if leaving else self.entries[-1]


def works(case: Any) -> Mapping[str, tuple[Work, ...]]:
    """All products of a case by key, in the order of their making; one catalog query.

    Unrestricted, because how far a case has come does not depend on who asks; whoever
    shows a document must ask whether the person may see it.
    """
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(kegiatan=IUUID(case), sort_on="created")
    found: dict[str, list[Work]] = {}
    for brain in brains:
        document = brain._unrestrictedGetObject()
        key = getattr(document, "produk", None)
        if key:
            found.setdefault(key, []).append(Work(key, document))
    return {key: tuple(items) for key, items in found.items()}
