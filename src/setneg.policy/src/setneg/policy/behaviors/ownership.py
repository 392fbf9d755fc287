"""Whose document it is: the unit that owns it decides who is what for it."""

from plone import api
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.behaviors.fields import OwningUnit
from setneg.workflows import organisation
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory


def units_of_member() -> list[str]:
    """Codes of the units in which the person at the desk holds a position today."""
    if api.user.is_anonymous():
        return []
    held = organisation.current().positions_of(
        api.user.get_current().getId(), organisation.today()
    )
    return list(dict.fromkeys(position.unit for position in held))


@provider(IContextAwareDefaultFactory)
def default_unit(context) -> str | None:
    """The unit of the person's first position; None for a person without one."""
    units = units_of_member()
    return units[0] if units else None


@provider(IFormFieldProvider)
class IOwnership(model.Schema):
    """The owning unit; fixed once the document exists."""

    unit = OwningUnit(
        title=_("label_unit", default="Unit kerja"),
        description=_(
            "help_unit",
            default="Unit tempat Anda memegang jabatan. Tidak dapat diubah kemudian.",
        ),
        vocabulary="setneg.policy.UnitSaya",
        defaultFactory=default_unit,
    )
