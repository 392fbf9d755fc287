"""Surat undangan: the letter that calls a meeting."""

from setneg.policy import _
from setneg.policy.content.document import Naskah
from setneg.policy.content.event import IOccasion
from setneg.policy.content.period import ordered
from zope import schema
from zope.interface import implementer
from zope.interface import invariant


class ISuratUndangan(IOccasion):
    """Occasion, time and place, what will be spoken of and whom to ask."""

    agenda = schema.Text(
        title=_("label_agenda", default="Agenda"),
        description=_("help_agenda", default="Satu pokok bahasan per baris."),
        required=False,
    )
    narahubung = schema.TextLine(
        title=_("label_narahubung", default="Narahubung"),
        description=_(
            "help_narahubung", default="Kepada siapa kehadiran dipastikan, dan caranya."
        ),
        required=False,
    )

    @invariant
    def period_in_order(data):
        """A meeting does not end before it began."""
        ordered(data.waktu_mulai, data.waktu_selesai)


@implementer(ISuratUndangan)
class SuratUndangan(Naskah):
    """An invitation to the positions it is addressed to."""
