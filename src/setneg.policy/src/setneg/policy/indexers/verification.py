"""The verification code in the catalog: one query finds the document of a code."""

from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer


@indexer(IDexterityContent)
def kode_verifikasi(document) -> str:
    """The code of a sealed document; nothing is indexed for others."""
    code = getattr(document.aq_base, "kode_verifikasi", None)
    if not code:
        raise AttributeError("kode_verifikasi")
    return code
