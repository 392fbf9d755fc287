"""Nothing is signed that does not have its official form; nothing is dated backwards."""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from setneg.policy import _
from setneg.policy.content.document import Naskah
from setneg.policy.official_form.findings import findings
from setneg.policy.rendering.dates import local
from setneg.policy.rendering.dates import written
from setneg.workflows.steps.interfaces import ICheck
from typing import Any
from zope.component import adapter
from zope.interface import implementer


SIGNING = "tanda_tangan"
NUMBERING = "nomori"


@implementer(ICheck)
@adapter(Naskah)
class OfficialForm:
    """What must be mended stands in the way of the signature, and is named there."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        if offer.verb == SIGNING:
            return [
                _(
                    "refused_form",
                    default="Bentuk naskah: ${finding}",
                    mapping={"finding": finding.text},
                )
                for finding in findings(self.document)
                if finding.mandatory
            ]
        if offer.verb == NUMBERING and data is not None:
            return self._backdated(data.get("tanggal"))
        return ()

    def _backdated(self, day: Any) -> Sequence[str]:
        """A document is not older than its signature."""
        signed = getattr(self.document, "ditandatangani_pada", None)
        if signed is None or not isinstance(day, date) or day >= local(signed).date():
            return ()
        return (
            _(
                "refused_backdated",
                default="Tanggal naskah mendahului tanda tangannya (${day}).",
                mapping={"day": written(local(signed).date())},
            ),
        )
