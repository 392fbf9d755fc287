"""What the catalog knows of dispositions and of letters that refer to others."""

from Acquisition import aq_base
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer


@indexer(IDexterityContent)
def atas_surat(content) -> str:
    """UID of the letter of a disposition; nothing for other content."""
    uid = getattr(aq_base(content), "atas_surat", None)
    if not uid:
        raise AttributeError("atas_surat")
    return uid


@indexer(IDexterityContent)
def petunjuk_lalu(content) -> tuple[str, ...]:
    """UIDs of earlier letters that a letter refers to: one query finds the later ones."""
    uids = getattr(aq_base(content), "petunjuk_lalu", None)
    if not uids:
        raise AttributeError("petunjuk_lalu")
    return tuple(uids)
