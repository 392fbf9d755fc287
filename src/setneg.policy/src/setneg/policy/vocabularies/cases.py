"""Documents and standards as choices."""

from plone import api
from setneg.policy.vocabularies.grades import terms
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


@provider(IVocabularyFactory)
def documents_of_case(context):
    """The documents of the case in which the person stands, as far as he may see them."""
    catalog = api.portal.get_tool("portal_catalog")
    case = context
    while case is not None and getattr(case, "portal_type", "") != "Kegiatan":
        case = getattr(case, "__parent__", None)
    if case is None:
        return terms(())
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
