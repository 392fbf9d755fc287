"""Documents that another chain would leave without a way on, though their stage is kept.

A document is on the way to the level that was chosen to sign it. When that level signs
no more, or when a document is moved to a stage that its signer's way does not touch,
nobody could take it further. Source: R-X-01.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from plone import api
from setneg.workflows import _
from setneg.workflows.chains import glossary
from setneg.workflows.chains import moves as ways
from setneg.workflows.chains.model import Chain
from typing import Any


SIGN = "tanda_tangan"


def signer_of(document: Any) -> str | None:
    """The level that was chosen to sign a document; None for the chain's usual one."""
    return getattr(document, "penandatangan", None) or None


def without_signer(old: Chain, new: Chain) -> tuple[str, ...]:
    """Levels that sign no more while documents wait for them, in sentences."""
    gone = set(old.signers) - set(new.signers)
    if not gone:
        return ()
    unsigned = [
        stage.id for stage in old.stages if not stage.final and not _signed(old, stage)
    ]
    count: dict[str, int] = {}
    catalog = api.portal.get_tool("portal_catalog")
    for brain in catalog.unrestrictedSearchResults(
        portal_type=old.kind, review_state=unsigned
    ):
        level = old.signer(signer_of(brain._unrestrictedGetObject()))
        if level in gone:
            count[level] = count.get(level, 0) + 1
    return tuple(
        _(
            "move_signer_gone",
            default="${count} naskah masih menunggu tanda tangan ${level}, yang tidak "
            "menandatangani lagi menurut rancangan; ganti dahulu penanda tangannya.",
            mapping={"count": number, "level": glossary.ROLE_OF_LEVEL[level]},
        )
        for level, number in sorted(count.items())
    )


def off_the_way(
    new: Chain, stranded: Mapping[str, Iterable[str]], moves: Mapping[str, str]
) -> tuple[str, ...]:
    """Moves that lead a document away from its signer's way, in sentences."""
    found = [
        _(
            "move_other_signer",
            default="Naskah pada tahap “${before}” yang ditandatangani ${level} tidak "
            "melalui tahap “${after}”; pilih tahap lain.",
            mapping={
                "before": before,
                "level": glossary.ROLE_OF_LEVEL.get(signer or "", signer),
                "after": new.stage(moves[before]).title,
            },
        )
        for before, paths in stranded.items()
        if before in moves
        for signer in sorted(signers_at(new, paths), key=str)
        if not reaches(new, signer, moves[before])
    ]
    return tuple(dict.fromkeys(found))


def signers_at(new: Chain, paths: Iterable[str]) -> set[str | None]:
    """The levels that sign the documents at these paths."""
    portal = api.portal.get()
    find: Callable[[str], Any] = portal.unrestrictedTraverse
    return {new.signer(signer_of(find(path))) for path in paths}


def reaches(new: Chain, signer: str | None, stage: str) -> bool:
    """Whether a document of that signer passes a stage, or comes to an end in it."""
    if not new.signers or new.stage(stage).final:
        return True
    return stage in {each.id for each in new.route(signer)}


def _signed(chain: Chain, stage: Any) -> bool:
    return any(each.verb == SIGN for each in ways.passed(chain, stage.id))
