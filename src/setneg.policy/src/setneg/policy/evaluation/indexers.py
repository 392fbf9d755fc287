"""The day until which a standard is to be evaluated again."""

from plone.indexer import indexer
from setneg.policy.content.standar_pelayanan import IStandarPelayanan
from setneg.policy.evaluation.yearly import next_day


@indexer(IStandarPelayanan)
def evaluasi_berikut(standard):
    """A date; nothing while the standard is not in force."""
    day = next_day(standard)
    if day is None:
        raise AttributeError("evaluasi_berikut")
    return day
