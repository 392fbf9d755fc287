"""Who may ask another unit for its opinion on a secret document.

Whoever is asked reads it; so the same decide as about who needs to know.
"""

from collections.abc import Sequence
from setneg.policy import _
from setneg.policy.secrecy import needed
from setneg.policy.secrecy.classes import logged
from setneg.workflows.coordination.interfaces import ILetsIn
from setneg.workflows.interfaces import IChained
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ILetsIn)
@adapter(IChained)
class SecretOpinion:
    """The signer's position or the head of the owning unit; nobody passes it on."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def missing(self, position: str) -> Sequence[str]:
        if not logged(self.document) or needed.deciding(self.document):
            return ()
        return (
            _(
                "refused_secret_opinion",
                default="Naskah rahasia hanya dibukakan bagi unit lain oleh penanda "
                "tangan naskah atau pimpinan unit pemiliknya.",
            ),
        )
