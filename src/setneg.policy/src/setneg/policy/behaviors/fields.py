"""The field of the owning unit: written once, when the document is made."""

from setneg.workflows.interfaces import IOwned
from setneg.workflows.stored import stored
from z3c.form.datamanager import AttributeField
from zope import schema
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface
from zope.schema.interfaces import IChoice


class IOwningUnit(IChoice):
    """A choice among the units of the person at the desk, made once."""


@implementer(IOwningUnit)
class OwningUnit(schema.Choice):
    """Code of the owning unit, such as `subbag-sisdur`."""


@adapter(IOwned, IOwningUnit)
class OwningUnitManager(AttributeField):
    """Forms and REST may give a document its unit, and never take it away again.

    All rights on a document follow its unit; whoever could change it could hand the
    document, and the power to act on it, to himself.
    """

    def __init__(self, context: Interface, field: IOwningUnit):
        super().__init__(context, field)

    def canWrite(self) -> bool:
        return not stored(self.context).get("unit")
