"""The state of a document's time stamp in the catalog: which files still want one."""

from plone.indexer import indexer
from setneg.workflows.interfaces import INumbered


@indexer(INumbered)
def cap_waktu(document) -> str:
    """``menunggu`` or ``dibubuhkan``; nothing is indexed for files without a stamp."""
    state = getattr(document.aq_base, "cap_waktu", None)
    if not state:
        raise AttributeError("cap_waktu")
    return state
