"""What has to be written before a draft leaves its desk.

Later nobody can add it: who checks changes words, who signs changes nothing. So the
drafter is told while the draft is still his.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from plone.dexterity.utils import iterSchemataForType
from setneg.policy import _
from setneg.policy.content import kinds
from setneg.policy.content.document import IWork
from setneg.policy.distribution.receipts import addressees
from setneg.policy.rendering.data import body_html
from setneg.policy.rendering.richtext import plain
from setneg.workflows.chains import chain_of
from setneg.workflows.steps.interfaces import ICheck
from setneg.workflows.steps.wording import say
from typing import Any
from zope.component import adapter
from zope.interface import implementer


DRAFTED = "susun"
DELIVERED = "distribusikan"


@implementer(ICheck)
@adapter(IWork)
class Written:
    """A draft is submitted with its text, and with its addressees when it is sent."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        if offer.verb != DRAFTED:
            return ()
        reasons = [
            self._unwritten(part.split("|")[0])
            for part in kinds.facts(self.document.portal_type).parts
            if not any(self._has(name) for name in part.split("|"))
        ]
        if self._is_sent() and not addressees(self.document):
            reasons.append(
                _(
                    "refused_without_addressee",
                    default="Isi dahulu “Yth.”: naskah ini akan didistribusikan.",
                )
            )
        return reasons

    def _has(self, name: str) -> bool:
        if name == "isi":
            return bool(plain(body_html(self.document)))
        value = getattr(self.document.aq_base, name, None) or ()
        if not isinstance(value, (list, tuple)):
            return bool(value)
        return any(not isinstance(row, str) or row.strip() for row in value)

    def _is_sent(self) -> bool:
        chain = chain_of(self.document)
        return chain is not None and chain.has(DELIVERED)

    def _unwritten(self, name: str) -> str:
        titles = {
            field: schema[field].title
            for schema in iterSchemataForType(self.document.portal_type)
            for field in schema.names()
        }
        return _(
            "refused_unwritten",
            default="Bagian “${part}” masih kosong; lengkapi sebelum diajukan.",
            mapping={"part": say(titles.get(name, name))},
        )
