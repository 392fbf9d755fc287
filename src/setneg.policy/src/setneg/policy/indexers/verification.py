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


@indexer(IDexterityContent)
def sidik(document) -> tuple[str, ...]:
    """The hashes of a sealed document's file, also before its time stamp."""
    names = ("sidik", "sidik_sebelum_cap")
    found = [getattr(document.aq_base, name, None) for name in names]
    if not any(found):
        raise AttributeError("sidik")
    return tuple(each for each in found if each)
