"""Documents and standards as choices."""

from plone import api
from setneg.policy.behaviors.ownership import units_of_member
from setneg.policy.content import kinds
from setneg.policy.vocabularies.grades import terms
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


@provider(IVocabularyFactory)
def documents_of_case(context):
    """Documents that this one may carry or copy, as far as the person may see them.

    In a case its documents, elsewhere what a memorandum carries or of which a Salinan is
    made (R-X-04, R-X-05), of the person's units.
    """
    catalog = api.portal.get_tool("portal_catalog")
    case = context
    while case is not None and getattr(case, "portal_type", "") != "Kegiatan":
        case = getattr(case, "__parent__", None)
    if case is None:
        found = catalog.searchResults(
            portal_type=kinds.escorted(), unit=units_of_member(), sort_on="created"
        )
        return terms((brain.UID, brain.Title) for brain in found)
    path = {"query": "/".join(case.getPhysicalPath()), "depth": 1}
    found = catalog.searchResults(path=path, sort_on="created")
    return terms((brain.UID, brain.Title) for brain in found)


@provider(IVocabularyFactory)
def published_standards(context):
    """Service standards in force."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.searchResults(
        portal_type="StandarPelayanan", review_state="terbit", sort_on="sortable_title"
    )
    return terms((brain.UID, brain.Title) for brain in found)
