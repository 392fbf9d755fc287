"""What the catalog knows of a submission: the form from which it came."""

from Acquisition import aq_base
from plone.indexer import indexer
from setneg.policy.content.pengajuan import IPengajuan


@indexer(IPengajuan)
def dari_formulir(submission) -> str:
    """UID of the form; never one that is acquired (the site has a place of that name)."""
    uid = getattr(aq_base(submission), "formulir", None)
    if not uid:
        raise AttributeError("dari_formulir")
    return str(uid)
