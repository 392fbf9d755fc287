"""What the catalog says of an indicator."""

from plone.indexer import indexer
from setneg.policy.content.iku import IIKU


@indexer(IIKU)
def tahun(indicator: IIKU) -> int:
    """The year that it measures, whenever it was proposed: parents are of one year."""
    if not indicator.tahun:
        raise AttributeError("tahun")
    return int(indicator.tahun)
