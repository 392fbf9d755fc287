"""Fields of letters that call people together."""

from plone.supermodel import model
from setneg.policy import _
from setneg.policy.behaviors.moments import Moment
from zope import schema


class IOccasion(model.Schema):
    """What takes place, when (local time of the unit) and where."""

    acara = schema.TextLine(title=_("label_acara", default="Acara"), required=False)
    waktu_mulai = Moment(
        title=_("label_waktu_mulai", default="Waktu mulai"), required=False
    )
    waktu_selesai = Moment(
        title=_("label_waktu_selesai", default="Waktu selesai"), required=False
    )
    tempat = schema.TextLine(title=_("label_tempat", default="Tempat"), required=False)
