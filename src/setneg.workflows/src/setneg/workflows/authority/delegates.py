"""Signing in another's name: a.n. one level below, u.b. two levels below.

The delegate signs where the document waits for the one who delegated; responsibility
stays there, so that one gets a copy. Everything holds by date, nothing has to run.
"""

from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Iterator
from datetime import date
from setneg.workflows import organisation
from setneg.workflows.authority.book import authority
from setneg.workflows.authority.model import ANY
from setneg.workflows.authority.model import Delegation
from setneg.workflows.chains import chain_of
from setneg.workflows.chains import stage_of
from setneg.workflows.interfaces import IOwned
from setneg.workflows.organisation.levels import ROLE_OF_LEVEL
from setneg.workflows.organisation.organogram import within
from typing import Any
from typing import Final
from zope.component import adapter


SIGNING: Final = "tanda_tangan"
#: The stages in which a signature is waited for: here, or from outside.
STAGES: Final = (SIGNING, "terima_tanda_tangan")
#: What a delegate does there.
VERBS: Final = (SIGNING, "kembalikan", "kirim_tanda_tangan", "tarik")


def signing_post(document: Any) -> str:
    """The position whose signature the document waits for in the end; "" for none."""
    chain = chain_of(document)
    level = (
        chain.signer(getattr(aq_base(document), "penandatangan", None)) if chain else ""
    )
    organogram = organisation.current()
    for unit in organogram.line(getattr(aq_base(document), "unit", None) or ""):
        head = organogram.head(unit.code)
        if head is not None and head.level == level:
            return head.id
    return ""


def delegations(document: Any) -> tuple[Delegation, ...]:
    """Who may sign this document today in its signer's name."""
    settled = authority().delegations
    if not settled:
        return ()
    of = signing_post(document)
    day = organisation.today()
    kind = document.portal_type
    return authority().delegations_for(kind, of, day) if of else ()


def delegates(document: Any) -> tuple[str, ...]:
    """Their positions, while the document waits for that signature; () before."""
    found = delegations(document)
    if not found:
        return ()
    stage = stage_of(document)
    if stage is None or stage.verb not in STAGES:
        return ()
    return tuple(dict.fromkeys(given.to for given in found))


def chosen(document: Any) -> Delegation | None:
    """The delegation that the document's drafter chose, while it holds."""
    wanted = getattr(aq_base(document), "atas_nama", None)
    if not wanted:
        return None
    return next((given for given in delegations(document) if given.to == wanted), None)


def signs_himself(document: Any, awaited: tuple[str, ...]) -> bool:
    """Whether these positions are the one that will sign in another's name: then it
    does not check (R-X-02)."""
    given = chosen(document)
    return given is not None and awaited == (given.to,)


def delegator(document: Any, position: str) -> Delegation | None:
    """In whose name a position signs a document; None in its own."""
    if position == signing_post(document):
        return None
    found = (given for given in delegations(document) if given.to == position)
    return next(found, None)


def report_to_delegator(document: Any, position: str) -> None:
    """Write down in whose name was signed, and let that one have a copy.

    Responsibility stays with who delegated; the signer reports to him.
    """
    given = delegator(document, position)
    report_to(document, given.of if given is not None else None)


def report_to(document: Any, of: str | None) -> None:
    """The same when it is known already in whose name was signed; None: in his own."""
    document.ditandatangani_atas_nama = of
    if of is None or not hasattr(aq_base(document), "tembusan"):
        return
    copies = list(document.tembusan or ())
    if of not in copies:
        document.tembusan = [*copies, of]


def keys(document: Any) -> tuple[str, ...]:
    """Under which words the catalog finds a document for delegates, on whatever day.

    ``<position>@<kind>`` and ``<position>@*``: who may sign for that position asks for
    them while his delegation holds.
    """
    stage = stage_of(document)
    if stage is None or stage.verb not in STAGES:
        return ()
    of = signing_post(document)
    return (f"{of}@{document.portal_type}", f"{of}@{ANY}") if of else ()


def asked_for(positions: Iterable[str], day: date) -> tuple[str, ...]:
    """The words by which who holds these positions finds what he may sign for others."""
    held = set(positions)
    return tuple(
        f"{given.of}@{kind}"
        for given in authority().delegations
        if given.to in held and within(day, given.start, given.end)
        for kind in given.kinds
    )


@adapter(IOwned)
class DelegatedRoles:
    """The signer's role for his delegate, only while the document waits for him."""

    def __init__(self, context: Any) -> None:
        self.context = context

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        settled = authority().delegations
        if not any(given.to == principal_id for given in settled):
            return ()
        return self._role() if principal_id in delegates(self.context) else ()

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        if authority().delegations:
            for position in delegates(self.context):
                yield position, self._role()

    def _role(self) -> tuple[str, ...]:
        stage = stage_of(self.context)
        return (ROLE_OF_LEVEL[stage.level],) if stage and stage.level else ()
