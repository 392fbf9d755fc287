"""What the catalog knows of archives: their class, their dates, their fate."""

from plone.indexer import indexer
from setneg.policy.archive.retention import Retention
from setneg.policy.archive.retention import retention
from setneg.policy.content.document import Naskah


def _kept(document) -> Retention:
    found = retention(document)
    if found is None:
        raise AttributeError("retensi")
    return found


@indexer(Naskah)
def klasifikasi(document):
    """The code as the list writes it, and the codes above it."""
    code = (getattr(document.aq_base, "klasifikasi", None) or "").strip().upper()
    groups = code.split(".")
    return [".".join(groups[:count]) for count in range(1, len(groups) + 1) if code]


@indexer(Naskah)
def retensi_aktif(document):
    """Last day of the active time."""
    return _kept(document).active_until


@indexer(Naskah)
def retensi_inaktif(document):
    """Last day of the inactive time."""
    return _kept(document).inactive_until


@indexer(Naskah)
def nasib_akhir(document):
    """What becomes of it then."""
    return _kept(document).fate
