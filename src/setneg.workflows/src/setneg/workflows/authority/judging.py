"""A document before what is settled about signing; and the usual signer of a new one."""

from Acquisition import aq_base
from setneg.workflows import organisation
from setneg.workflows.authority.book import authority
from setneg.workflows.authority.judgement import Judge
from setneg.workflows.authority.judgement import Matter
from setneg.workflows.chains import chain_of
from setneg.workflows.interfaces import IAddressed
from typing import Any
from zope.component import queryAdapter


#: Where a document keeps its switches, and who was to sign at the beginning.
RECORDS = "alih_penandatangan"
FIRST = "penandatangan_awal"


def judged(document: Any) -> Judge | None:
    """What is settled about a document's signature; None where nothing is to settle.

    A product of a case is signed by whom its procedure names, and a memorandum that
    carries a draft goes where the draft goes (R-X-04): others answer for these.
    """
    chain = chain_of(document)
    if chain is None or not chain.signers:
        return None
    own = aq_base(document)
    if getattr(own, "produk", None) or getattr(own, "menyertai", None):
        return None
    level = chain.signer(getattr(own, "penandatangan", None)) or ""
    matter = Matter(
        kind=document.portal_type,
        unit=getattr(own, "unit", None) or "",
        signers=chain.signers,
        level=level,
        addressees=_addressees(document),
        day=organisation.today(),
        first=getattr(own, FIRST, None) or "",
        recorded=tuple(str(row["ke"]) for row in getattr(own, RECORDS, None) or ()),
    )
    return Judge(authority(), organisation.current(), matter)


def _addressees(document: Any) -> tuple[str, ...]:
    """As the portal names them one by one; else as they were written."""
    named = queryAdapter(document, IAddressed)
    return named.addressees() if named is not None else _texts(aq_base(document))


def _texts(own: Any) -> tuple[str, ...]:
    texts = [*(getattr(own, "kepada", None) or ())]
    texts += getattr(own, "diperintahkan", None) or ()
    return tuple(text for text in texts if isinstance(text, str) and text.strip())


def propose(document: Any, event: object) -> None:
    """A document begins with the signer who is usual for it, unless one was chosen."""
    judge = judged(document)
    if judge is None:
        return
    if not getattr(aq_base(document), "penandatangan", None):
        default = judge.matter.signers[0]
        if judge.usual and judge.usual != default:
            document.penandatangan = judge.usual
            document.reindexObject(idxs=["waiting_for"])
    if not getattr(aq_base(document), FIRST, None):
        setattr(document, FIRST, document.penandatangan or judge.matter.signers[0])
