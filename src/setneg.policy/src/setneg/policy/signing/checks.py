"""What stands in the way of a signature before anybody tries it."""

from collections.abc import Mapping
from collections.abc import Sequence
from setneg.policy import _
from setneg.policy.content.document import Naskah
from setneg.policy.rendering import original
from setneg.policy.signing import authority
from setneg.policy.subscribers.sealing import NUMBER
from setneg.policy.subscribers.sealing import SIGNATURE
from setneg.workflows.steps.interfaces import ICheck
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ICheck)
@adapter(Naskah)
class Signable:
    """There are keys to sign with, and a number goes to the text that was signed."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        if offer.verb not in (SIGNATURE, NUMBER):
            return ()
        reasons = []
        if not authority.opened().exists():
            reasons.append(
                _(
                    "refused_without_keys",
                    default="Kunci tanda tangan elektronik portal ini belum dibuat. "
                    "Sampaikan kepada pengelola portal.",
                )
            )
        if offer.verb == NUMBER and not original.approval_holds(self.document):
            reasons.append(
                _(
                    "isi_berubah_sejak_tanda_tangan",
                    default="Isi naskah tidak sama lagi dengan yang ditandatangani. "
                    "Batalkan naskah ini, lalu ajukan kembali.",
                )
            )
        return reasons
