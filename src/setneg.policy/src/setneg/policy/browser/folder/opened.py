"""The proof that a document was opened in this sitting: given when its pages are shown,
asked for when it is signed out of the folder.

Nothing is written when somebody reads: the proof is a stamp over person, document,
version and time, made with the site's own key.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from datetime import timedelta
from datetime import UTC
import hmac
from plone import api
from plone.keyring.interfaces import IKeyManager
from setneg.policy import _
from setneg.policy.content.document import Naskah
from setneg.workflows.steps import acting
from setneg.workflows.steps.history import version_of
from setneg.workflows.steps.interfaces import ICheck
from typing import Any
from zope.component import adapter
from zope.component import getUtility
from zope.interface import implementer


#: How long a sitting lasts at most.
SITTING = timedelta(hours=12)
RECORD = "setneg.policy.map_tanpa_dibuka"
FIELD = "dibuka"


def stamp(document: Any, who: str, now: datetime | None = None) -> str:
    """The proof that this person has this version before him now."""
    moment = int((now or datetime.now(UTC)).timestamp())
    return f"{moment}.{_seal(document, who, moment)}"


def is_open(document: Any, who: str, given: str) -> bool:
    """Whether the proof is this person's, of this version, of this sitting."""
    moment, _dot, seal = given.partition(".")
    if not moment.isdigit() or len(moment) > 12:
        return False
    age = datetime.now(UTC).timestamp() - int(moment)
    right = _seal(document, who, int(moment))
    return 0 <= age <= SITTING.total_seconds() and hmac.compare_digest(right, seal)


def unread_allowed() -> bool:
    """Whether the site lets a document be signed that was not opened in the sitting."""
    return bool(api.portal.get_registry_record(RECORD, default=False))


def _seal(document: Any, who: str, moment: int) -> str:
    words = f"{who}|{api.content.get_uuid(document)}|{version_of(document)}|{moment}"
    key = str(getUtility(IKeyManager).secret())
    return hmac.new(key.encode(), words.encode(), "sha256").hexdigest()


@implementer(ICheck)
@adapter(Naskah)
class ReadBeforeSigning:
    """What is signed out of the folder was opened in this sitting, in this version.

    Speaks only where the folder asks (it says what was opened); the page of a document
    shows the document itself. Source: R-SOS-12.
    """

    def __init__(self, document: Any) -> None:
        self.document = document

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        if data is None or FIELD not in data or offer.verb != "tanda_tangan":
            return ()
        given = data.get(FIELD)
        proof = given if isinstance(given, str) else ""
        if unread_allowed() or is_open(self.document, acting.userid(), proof):
            return ()
        return (
            _(
                "refused_not_opened",
                default="Naskah ini belum Anda buka pada kesempatan ini, atau isinya "
                "sudah berubah sejak dibuka; buka dahulu.",
            ),
        )
