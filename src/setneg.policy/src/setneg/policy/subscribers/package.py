"""A draft and the memorandum that travels with it: who belongs together, and where.

A draft for a deputy or the minister goes up with a memorandum pengantar, and a Salinan
may be handed out with one. The memorandum names its draft in `menyertai`. Source:
R-X-04.
"""

from plone import api
from setneg.policy.content import kinds
from setneg.workflows import organisation
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.chains.model import Stage
from setneg.workflows.steps import history
from setneg.workflows.stored import by_uid


#: Steps that a draft and its memorandum take together.
TOGETHER = ("susun", "periksa", "paraf", "tanda_tangan")
DRAFTING = "susun"
CANCELLED = "batal"


def draft_of(memorandum):
    """The draft that a memorandum travels with, None for every other document."""
    return by_uid(getattr(memorandum.aq_base, "menyertai", None))


def memoranda(draft) -> list:
    """All memoranda that name this draft, the oldest first; one catalog query."""
    catalog = api.portal.get_tool("portal_catalog")
    uid = api.content.get_uuid(draft)
    if not uid:
        return []
    brains = catalog.unrestrictedSearchResults(menyertai=uid, sort_on="created")
    return [brain._unrestrictedGetObject() for brain in brains]


def underway(draft) -> list:
    """The memoranda of a draft that are not signed and not cancelled yet."""
    return [memo for memo in memoranda(draft) if on_its_way(stage_of(memo))]


def on_its_way(stage: Stage | None) -> bool:
    """Whether a document in this stage still has to be checked or signed."""
    return stage is not None and stage.verb in TOGETHER


def rank(stage: Stage) -> int:
    """Place of a stage's level in the hierarchy, -1 for a service desk."""
    levels = organisation.LEVELS
    return levels.index(stage.level) if stage.level in levels else -1


def beside(draft, stage: Stage):
    """The memorandum that stands on the level of that stage of its draft, or None.

    Of several the oldest: one memorandum accompanies a draft at a time.
    """
    for memo in underway(draft):
        at = stage_of(memo)
        if at is not None and at.level == stage.level:
            return memo
    return None


def is_escorted(draft) -> bool:
    """Whether this kind of draft needs a memorandum to go up."""
    return kinds.facts(draft.portal_type).escort == kinds.MUST


def has_signed_memorandum(draft) -> bool:
    """Whether a memorandum was signed since the draft last left its drafter's desk."""
    submitted = [entry.time for entry in history(draft) if entry.verb == DRAFTING]
    if not submitted:
        return False
    return any(
        entry.verb == "tanda_tangan" and entry.time >= submitted[-1]
        for memo in memoranda(draft)
        if not _cancelled(memo)
        for entry in history(memo)
    )


def forward_rule(memorandum):
    """The step of the chain that takes a memorandum on; None where it has none."""
    chain, stage = chain_of(memorandum), stage_of(memorandum)
    if chain is None or stage is None:
        return None
    signer = chain.signer(getattr(memorandum, "penandatangan", None))
    for rule in stage.steps:
        if rule.forward and rule.holds_for(signer):
            return rule
    return None


def _cancelled(document) -> bool:
    stage = stage_of(document)
    return stage is None or stage.id == CANCELLED
