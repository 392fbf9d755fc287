"""The catalog never shows a complaint to who is complained about, whoever is appointed.

Roles on a complaint are worked out anew each time; the catalog keeps them. So whenever
the organisation changes, and when a day begins, complaints about somebody are looked at
again. Source: R-X-17.
"""

from AccessControl.PermissionRole import rolesForPermissionOn
from BTrees.OOBTree import OOBTree
from persistent import Persistent
from plone import api
from Products.DCWorkflow.utils import modifyRolesForPermission
from setneg.policy.complaints import identity
from setneg.policy.complaints.accused import accused
from setneg.workflows import organisation
from setneg.workflows.chains.permissions import MANAGER
from setneg.workflows.chains.permissions import SEEING
from setneg.workflows.organisation.cache import MARK
from setneg.workflows.stored import by_uid
import transaction
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component.hooks import site


KEY = "setneg.policy.complaints.guarded"
INDEXES = ("allowedRolesAndUsers", "waiting_for", "pelaksana")


class Guarded(Persistent):
    """Complaints about somebody: UID -> who had a part when it was last looked at.

    seen  (mark of the organisation, day) of the last look
    """

    def __init__(self) -> None:
        self.parts = OOBTree()
        self.seen: tuple[str, str] = ("", "")


def arrive(complaint: Any, event: Any) -> None:
    """A complaint about somebody is looked after from now on."""
    shut(complaint, event)
    if accused(complaint):
        _guarded(write=True).parts[complaint.UID()] = _parts(complaint)


def gone(complaint: Any, event: Any) -> None:
    """It was removed, and with it who sent it."""
    identity.remove(complaint)
    guarded = _guarded()
    if guarded is not None and complaint.UID() in guarded.parts:
        del guarded.parts[complaint.UID()]


def shut(complaint: Any, event: Any) -> None:
    """A site manager sees every submission, but none about himself: it is closed to
    managers then (IPermissionsSet)."""
    if not any(_manages(userid) for userid in accused(complaint).persons):
        return
    for permission in SEEING:
        roles = set(rolesForPermissionOn(permission, complaint))
        if MANAGER in roles:
            left = tuple(sorted(roles - {MANAGER}))
            modifyRolesForPermission(complaint, permission, left)


def _manages(userid: str) -> bool:
    user = api.user.get(userid)
    return user is not None and MANAGER in user.getRoles()


def organisation_changed(content: Any, event: Any) -> None:
    """A unit or a position changed: look again once, before the change is stored."""
    portal = api.portal.get()
    now = transaction.get()
    try:
        now.data(KEY)
    except KeyError:
        now.set_data(KEY, True)
        now.addBeforeCommitHook(_look_in, (portal,))


def struck(event: Any) -> None:
    """At each tick: on a new day, or when the organisation is another."""
    look(event.portal)


def look(portal: Any) -> int:
    """Index again what has other parts now; how many complaints that were."""
    guarded = _guarded(portal)
    if guarded is None:
        return 0
    now = (str(getattr(portal, MARK).value), organisation.today().isoformat())
    if guarded.seen == now:
        return 0
    changed = 0
    for uid, before in list(guarded.parts.items()):
        complaint = by_uid(uid)
        if complaint is None:
            continue
        parts = _parts(complaint)
        if parts != before:
            guarded.parts[uid] = parts
            _index(portal, complaint)
            changed += 1
    guarded.seen = now
    return changed


def _look_in(portal: Any) -> None:
    with site(portal):
        look(portal)


def _parts(complaint: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(sorted((role, tuple(ids)) for role, ids in complaint.parties.items()))


def _index(portal: Any, complaint: Any) -> None:
    catalog = portal.portal_catalog
    known = catalog.indexes()
    path = "/".join(complaint.getPhysicalPath())
    catalog.catalog_object(complaint, path, idxs=[i for i in INDEXES if i in known])


def _guarded(portal: Any = None, write: bool = False) -> Any:
    notes = IAnnotations(portal if portal is not None else api.portal.get())
    found = notes.get(KEY)
    if found is None and write:
        found = notes[KEY] = Guarded()
    return found
