"""What may be chosen on the forms of indicators."""

from plone import api
from setneg.policy.behaviors.ownership import units_of_member
from setneg.policy.iku import cycles
from setneg.policy.iku import routing
from setneg.policy.iku import words
from setneg.policy.vocabularies.grades import terms
from setneg.policy.vocabularies.offices import unit_apart
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from typing import Any
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


@provider(IVocabularyFactory)
def offices(context: Any) -> Any:
    """The Bagian that may coordinate a round (I-25)."""
    return terms((code, unit_title(code)) for code in routing.offices())


@provider(IVocabularyFactory)
def units(context: Any) -> Any:
    """All units, each told apart from those of the same name."""
    return terms((code, unit_apart(code)) for code in organisation.current().units)


@provider(IVocabularyFactory)
def parents(context: Any) -> Any:
    """Indicators of the same year that the reader may see, but itself."""
    year = getattr(context, "tahun", None)
    query: dict[str, Any] = {"portal_type": "IKU", "sort_on": "sortable_title"}
    if isinstance(year, int):
        query["tahun"] = year
    own = api.content.get_uuid(context) if hasattr(context, "UID") else None
    brains = api.portal.get_tool("portal_catalog").searchResults(**query)
    rows = [
        (brain.UID, f"{brain.Title} ({unit_title(brain.unit or '')})")
        for brain in brains
        if own != brain.UID and brain.review_state not in cycles.DROPPED
    ]
    kept = getattr(context, "induk", None)
    if isinstance(kept, str) and kept and kept not in dict(rows):
        rows.append((kept, kept))
    return terms(rows)


@provider(IVocabularyFactory)
def open_cycles(context: Any) -> Any:
    """Rounds to which the person at the desk may still propose."""
    found = cycles.open_for(units_of_member())
    return terms((api.content.get_uuid(cycle), cycle.title) for cycle in found)


def choices(rows: words.Rows) -> Any:
    """A factory of a closed list, for forms that name vocabularies."""

    @provider(IVocabularyFactory)
    def listed(context: Any) -> Any:
        return terms(rows)

    return listed


polarities = choices(words.POLARITIES)
consolidations = choices(words.CONSOLIDATIONS)
levels = choices(words.LEVELS)
kinds = choices(words.KINDS)
methods = choices(words.METHODS)
reasons = choices(words.REASONS)
reporting = choices(words.REPORTING)
