"""After a change of the tree: the catalog learns who may now see which document.

Holders come and go without any document being touched. Only when the groups themselves
change for a unit (it moved, a desk serves somebody else) the documents of that unit are
indexed again, once, at the end of the transaction.
"""

from collections.abc import Iterable
from setneg.workflows.organisation.cache import current
from setneg.workflows.organisation.organogram import Organogram
import transaction
from typing import Any
from zope.component.hooks import site


INDEXES = ("allowedRolesAndUsers", "waiting_for")
_KEY = "setneg.workflows.organisation.before"


def remember(portal: Any) -> None:
    """Keep the organogram as it was before the first change of this transaction."""
    now = transaction.get()
    try:
        now.data(_KEY)
    except KeyError:
        now.set_data(_KEY, current(portal))
        now.addBeforeCommitHook(refresh, (portal,))


def refresh(portal: Any) -> None:
    """Index again the owned content whose groups changed in this transaction."""
    before: Organogram = transaction.get().data(_KEY)
    with site(portal):
        reindex(portal, changed(before, current(portal)))


def changed(before: Organogram, after: Organogram) -> tuple[str, ...]:
    """Codes of the units for whose documents somebody has gained or lost a role."""
    return tuple(
        code
        for code in {**before.units, **after.units}
        if before.roles(code) != after.roles(code)
    )


def reindex(portal: Any, codes: Iterable[str]) -> int:
    """Index the security of the owned content of these units; how many there were."""
    catalog = portal.portal_catalog
    if "unit" not in catalog.indexes():
        return 0
    known = set(catalog.Indexes["unit"].uniqueValues())
    units = [code for code in codes if code in known]
    if not units:
        return 0
    indexes = [name for name in INDEXES if name in catalog.indexes()]
    count = 0
    for brain in catalog.unrestrictedSearchResults(unit=units):
        content = brain._unrestrictedGetObject()
        catalog.catalog_object(
            content, brain.getPath(), idxs=indexes, update_metadata=False
        )
        count += 1
    return count
