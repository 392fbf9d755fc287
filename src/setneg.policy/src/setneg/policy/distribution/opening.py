"""Opened: the first time that a recipient looks at what was sent to him.

Here too a recipient of a secret document is led to his own numbered copy, whichever
address of the original he knows.
"""

from datetime import datetime
from datetime import UTC
from plone.protect.utils import safeWrite
from setneg.policy.content.document import Naskah
from setneg.policy.distribution import copies
from setneg.policy.distribution import receipts
from setneg.workflows.organisation.door import named
from setneg.workflows.steps import acting
from zExceptions import Redirect
from zope.component import adapter
from ZPublisher.interfaces import IPubAfterTraversal


#: Ways to the sealed file; each of them is the original byte for byte.
ORIGINAL = ("pdf", "download", "display-file")


@adapter(IPubAfterTraversal)
def noticed(event) -> None:
    """Note the moment; only a GET of who may see it, only the first time.

    To the own copy one is led by whatever method the original is asked for.
    """
    request = event.request
    document = named(request)
    if not isinstance(document, Naskah) or not receipts.kept_rows(document):
        return
    userid = acting.userid()
    mine = receipts.own(document, userid) if userid else ()
    if not mine:
        return
    read = request.get("REQUEST_METHOD", "") in ("GET", "")
    now = datetime.now(UTC)
    for name in mine if read else ():
        row = receipts.kept_rows(document)[name]
        if row.get("dibuka") is None:
            row["dibuka"] = now
            safeWrite(row, request)
    if asks_original(request) and copies.bound(document, userid):
        raise Redirect(copies.address(document, copies.own(document, userid)[0]))


def asks_original(request) -> bool:
    """Whether the address is one of the sealed file."""
    address = request.get("ACTUAL_URL", "").rstrip("/")
    tail = (
        address.rpartition("/@@")[2] if "/@@" in address else address.rpartition("/")[2]
    )
    return tail.partition("/")[0] in ORIGINAL and "lampiran" not in tail
