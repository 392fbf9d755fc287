"""A surat dinas leaves the house: what stays inside is a memorandum."""

from collections.abc import Mapping
from collections.abc import Sequence
from setneg.policy import _
from setneg.policy.content.surat_dinas import ISuratDinas
from setneg.policy.distribution import recipients
from setneg.workflows.steps.interfaces import ICheck
from typing import Any
from zope.component import adapter
from zope.interface import implementer


CHECKED = ("susun", "tanda_tangan")


@implementer(ICheck)
@adapter(ISuratDinas)
class Outward:
    """Nobody of the ministry is the addressee; copies may well stay in the house."""

    def __init__(self, letter: Any) -> None:
        self.letter = letter

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        if offer.verb not in CHECKED:
            return ()
        found = [
            member
            for text in self.letter.kepada or ()
            for member in recipients.members(recipients.parse(text))
        ]
        return [
            _(
                "refused_inward",
                default="${post} adalah jabatan di kementerian ini; gunakan memorandum, "
                "atau cantumkan sebagai tembusan.",
                mapping={"post": post.title},
            )
            for post in found
            if post.inside
        ]
