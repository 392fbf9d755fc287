"""What the catalog knows of a document that a chain moves.

Content without a chain has none of these: without the last indexer it would inherit
them from the folder that it lies in.
"""

from Acquisition import aq_base
from collections.abc import Callable
from datetime import datetime
from datetime import UTC
from functools import wraps
from plone.indexer import indexer
from Products.CMFCore.interfaces import IContentish
from Products.CMFCore.utils import getToolByName
from setneg.workflows.authority.delegates import delegates
from setneg.workflows.authority.delegates import keys
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.waits import awaited_by
from setneg.workflows.inbox.waits import deadline_of
from setneg.workflows.inbox.waits import nearest
from setneg.workflows.inbox.waits import waits
from setneg.workflows.interfaces import IChained
from setneg.workflows.interfaces import IOwned
from setneg.workflows.interfaces import IProduct
from setneg.workflows.steps import initials
from setneg.workflows.steps.acting import in_own_right
from setneg.workflows.steps.history import entered
from typing import Any
from zope.component.hooks import getSite
from zope.component.hooks import site


#: Sorts after every moment.
NEVER = "9999999999"


def at_home(index: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Ask within the document's own site, also when the catalog works at commit time.

    Then no site may be set any more, and there would be no organogram and no calendar.
    """

    @wraps(index)
    def asked(document: Any) -> Any:
        if getSite() is not None:
            return index(document)
        with site(getToolByName(document, "portal_url").getPortalObject()):
            return index(document)

    return asked


@indexer(IChained)
@at_home
def stage(document: Any) -> str:
    """Id of the stage in which it stands."""
    found = stage_of(document)
    if found is None:
        raise AttributeError("stage")
    return found.id


@indexer(IChained)
@at_home
def waiting_for(document: Any) -> tuple[str, ...]:
    """The positions that must act on it; () when nothing is waited for.

    Delegates come and go by date, so they are found by words that hold on any day.
    """
    found = awaited_by(waits(document))
    stand_ins = set(delegates(document)) - set(in_own_right(document))
    own = tuple(position for position in found if position not in stand_ins)
    return (*own, *keys(document))


@indexer(IChained)
@at_home
def signing_for(document: Any) -> tuple[str, ...]:
    """The positions whose signature is waited for; () in every other stage."""
    return initials.signing_for(document)


@indexer(IChained)
@at_home
def initialled(document: Any) -> str:
    """How many of the asked parafs it carries: ``2/3``."""
    return str(initials.progress(document))


@indexer(IChained)
@at_home
def waiting_since(document: Any) -> datetime:
    """When it came to its stage."""
    moment = entered(document)
    if moment is None:
        raise AttributeError("waiting_since")
    return moment


@indexer(IChained)
@at_home
def due(document: Any) -> datetime:
    """After this moment it is late."""
    found = deadline_of(document)
    if found is None:
        raise AttributeError("due")
    return found.breach.astimezone(UTC)  # a named zone cannot be stored


@indexer(IChained)
@at_home
def warn(document: Any) -> datetime:
    """From this moment on it is urgent."""
    found = deadline_of(document)
    if found is None:
        raise AttributeError("warn")
    return found.warn.astimezone(UTC)


@indexer(IChained)
@at_home
def waktu_baku(document: Any) -> str:
    """The standard time behind the deadline, as it is printed, and where it stands."""
    found = nearest(waits(document))
    if found is None:
        raise AttributeError("waktu_baku")
    standard = found.standard
    return f"{standard.text} ({standard.source})" if standard.source else standard.text


@indexer(IChained)
@at_home
def urgency(document: Any) -> str:
    """Sorts what waits: by deadline, then by how long it has been waiting."""
    found = deadline_of(document)
    since = entered(document)
    until = _sortable(found.breach) if found else NEVER
    return f"{until} {_sortable(since) if since else NEVER}"


def _sortable(moment: datetime) -> str:
    return f"{moment.timestamp():.0f}"


@indexer(IOwned)
def unit(document: Any) -> str:
    """Code of the owning unit."""
    code = getattr(aq_base(document), "unit", None)
    if not code:
        raise AttributeError("unit")
    return str(code)


@indexer(IProduct)
def kegiatan(document: Any) -> str:
    """UID of the case of which it is a product."""
    return _product(document, "kegiatan")


@indexer(IProduct)
def produk(document: Any) -> str:
    """Its key in the case's procedure grid."""
    return _product(document, "produk")


def _product(document: Any, name: str) -> str:
    value = getattr(aq_base(document), name, None)
    if not value:
        raise AttributeError(name)
    return str(value)


@indexer(IContentish)
def nothing(content: Any) -> Any:
    """Content without a chain says nothing."""
    raise AttributeError("nothing")
