"""Regulations and decisions that others may name: those that are out, as far as seen."""

from plone import api
from setneg.policy.behaviors.legal import RELATIONS
from setneg.policy.content import kinds
from setneg.policy.legal.standing import OUT
from setneg.policy.vocabularies.grades import terms
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


LEGAL = "setneg.policy.legal"


@provider(IVocabularyFactory)
def products(context):
    """What is out, the newest first; and what the document names already."""
    catalog = api.portal.get_tool("portal_catalog")
    found = {
        brain.UID: f"{brain.nomor or ''} – {brain.Title}"
        for brain in catalog.searchResults(
            portal_type=kinds.having(LEGAL),
            review_state=list(OUT),
            sort_on="created",
            sort_order="descending",
        )
    }
    for name in RELATIONS:
        for uid in getattr(context, name, None) or ():
            found.setdefault(uid, uid)
    return terms(found.items())
