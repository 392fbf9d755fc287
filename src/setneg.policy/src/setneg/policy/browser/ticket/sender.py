"""By whom a ticket was sent, for the list of one's own: index `pengirim`.

Somebody who wished to stay unknown left neither position nor account, and is found by
nobody.
"""

from plone.indexer import indexer
from setneg.policy.content.pengajuan import IPengajuan
from typing import Any


@indexer(IPengajuan)
def pengirim(ticket: Any) -> tuple[str, ...]:
    """The position for which it was sent, and the account that sent it."""
    base = ticket.aq_base
    found = (getattr(base, "pengusul", None), getattr(base, "pengaju", None))
    return tuple(str(each) for each in found if each)
