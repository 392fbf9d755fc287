"""The workflow that a chain is compiled to, and what it says when it sets permissions."""

from Products.DCWorkflow.DCWorkflow import DCWorkflowDefinition
from typing import Any
from zope.event import notify
from zope.interface import implementer
from zope.interface.interfaces import IObjectEvent
from zope.interface.interfaces import ObjectEvent


class IPermissionsSet(IObjectEvent):
    """A document got the permissions of its stage: by a step, by a changed chain, or by
    Plone's own renewal of security settings."""


@implementer(IPermissionsSet)
class PermissionsSet(ObjectEvent):
    """The event; who narrows what a stage gives narrows it again now."""


class ChainDefinition(DCWorkflowDefinition):
    """A workflow after which a document may be closed further than its stage says."""

    def updateRoleMappingsFor(self, ob: Any) -> bool:
        """Set the stage's permissions; whether any was another before."""
        changed = bool(super().updateRoleMappingsFor(ob))
        notify(PermissionsSet(ob))
        return changed
