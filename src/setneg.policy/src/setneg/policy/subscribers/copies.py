"""A Salinan takes its text from the original and keeps it, whatever is typed (R-X-05)."""

from setneg.policy.rendering import original
from setneg.workflows.stored import by_uid
from zExceptions import BadRequest
from zope.globalrequest import getRequest
from zope.i18n import translate


def copy_text(copy, event) -> None:
    """When a Salinan is made or edited: equal to its original.

    BadRequest while the original is not signed and numbered.
    """
    source = by_uid(copy.salinan_dari)
    if source is None or getattr(copy, "ditandatangani_oleh", None):
        return
    if copy.sidik_asli and original.copy_is_equal(copy):
        return
    lacking = original.missing_for_copy(source)
    if lacking:
        words = [translate(reason, context=getRequest()) for reason in lacking]
        raise BadRequest(" ".join(words))
    original.salinan_of(source, copy=copy)
