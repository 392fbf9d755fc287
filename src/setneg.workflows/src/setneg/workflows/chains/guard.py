"""May this person take this step of this document now?

The same step leaves several stages, each with its own actor (kembalikan), and some
steps exist only for one signer. A plain guard knows one list of roles, so the guard
of a chain keeps a small table: stage -> who may, for which signer.
"""

from Acquisition import aq_base
from collections.abc import Mapping
from dataclasses import dataclass
from Products.CMFCore.permissions import View
from Products.CMFCore.utils import _checkPermission
from Products.DCWorkflow.Guard import Guard
from setneg.workflows import organisation
from setneg.workflows.chains.line import CHECKS
from typing import Any


#: In which capacity a level is passed over that the unit does not have.
NOBODY = "sistem"


@dataclass(frozen=True)
class Leave:
    """Who may leave a stage by the step.

    signers  () = whoever signs
    after    the last act of a person must be one of these (() = any): a withdrawal is
             possible only right after the submission
    manned   the unit's line must have a position with one of these roles (() = any):
             nothing is returned to a level that the unit does not have
    """

    roles: tuple[str, ...]
    signers: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    manned: tuple[str, ...] = ()


class ChainGuard(Guard):
    """Guard of one step in all stages that offer it; what is not in the table is refused.

    `permissions` and `roles` show in the management screens what the table says.
    """

    permissions = (View,)
    default_signer: str | None = None

    def __init__(
        self, table: Mapping[str, tuple[Leave, ...]], default_signer: str | None
    ) -> None:
        self.table = dict(table)
        self.default_signer = default_signer
        leaves = [leave for row in self.table.values() for leave in row]
        self.roles = tuple(dict.fromkeys(r for leave in leaves for r in leave.roles))

    def check(self, sm: Any, wf_def: Any, ob: Any, **kw: Any) -> bool:
        """Whether the current person may take the step; managers get no bypass."""
        roles = self.roles_for(wf_def, ob)
        if not roles:
            return False
        if roles.isdisjoint(sm.getUser().getRolesInContext(ob)):
            return False
        return bool(_checkPermission(View, ob))

    def roles_for(self, wf_def: Any, ob: Any) -> set[str]:
        """Roles for which the step is open where the document stands."""
        status = wf_def._getStatusOf(ob)
        stage = status.get(wf_def.state_var) or wf_def.initial_state
        signer = getattr(aq_base(ob), "penandatangan", None) or self.default_signer
        last = _last_act(wf_def, ob, status)
        return {
            role
            for leave in self.table.get(stage, ())
            if (not leave.signers or signer in leave.signers)
            and (not leave.after or last in leave.after)
            and (not leave.manned or _has_position(ob, leave.manned))
            for role in leave.roles
        }


def _last_act(wf_def: Any, ob: Any, status: Mapping[str, Any]) -> str | None:
    """The last step that was not the passing over of a level which the unit lacks."""
    if not _passed_over(status):
        return status.get("action")
    stored = getattr(aq_base(ob), "workflow_history", None) or {}
    for row in reversed(stored.get(wf_def.getId()) or ()):
        if not _passed_over(row):
            return str(row.get("action") or "")
    return None


def _passed_over(row: Mapping[str, Any]) -> bool:
    verb = str(row.get("action") or "").partition("-")[0]
    return row.get("capacity") == NOBODY and verb in CHECKS


def _has_position(ob: Any, roles: tuple[str, ...]) -> bool:
    """Whether the line of the document's unit has a position with one of the roles.

    Of a unit that nobody knows nothing can be said against it.
    """
    organogram = organisation.current()
    unit = getattr(aq_base(ob), "unit", None) or ""
    if not organogram.line(unit):
        return True
    return any(organogram.groups(unit, role) for role in roles)
