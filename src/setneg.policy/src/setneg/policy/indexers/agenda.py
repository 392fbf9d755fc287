"""What the agenda book says of a document beside its number and its subject."""

from Acquisition import aq_base
from plone.indexer import indexer
from setneg.policy.distribution import recipients
from setneg.workflows.interfaces import INumbered


#: Addressees that the book names; the others are counted.
NAMED = 3


@indexer(INumbered)
def buku_agenda(document) -> dict:
    """lampiran, pihak (from whom, or to whom), surat (number and date of a letter in)."""
    plain = aq_base(document)
    day = getattr(plain, "tanggal_asal", None)
    letter = (getattr(plain, "nomor_asal", None), day and day.strftime("%d-%m-%Y"))
    return {
        "lampiran": str(getattr(plain, "lampiran", None) or ""),
        "pihak": str(getattr(plain, "asal", None) or "") or _addressees(plain),
        "surat": " / ".join(part for part in letter if part),
    }


def _addressees(plain) -> str:
    """Titles of the first addressees, and how many more there are."""
    given = [str(one) for one in getattr(plain, "kepada", None) or () if one]
    names = [recipients.written(one) for one in given[:NAMED]]
    more = len(given) - len(names)
    return "; ".join(names) + (f"; dan {more} lainnya" if more else "")
