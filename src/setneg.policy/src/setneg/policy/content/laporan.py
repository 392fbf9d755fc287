"""Laporan: what was carried out, with what result, told to who gave the task."""

from plone.supermodel import model
from setneg.policy import _
from setneg.policy.behaviors.basis import points
from setneg.policy.content.document import Naskah
from setneg.policy.content.period import ordered
from zope import schema
from zope.interface import implementer
from zope.interface import invariant


class ILaporan(model.Schema):
    """The parts of a report on an activity, in their printed order."""

    dasar = points(
        _("label_dasar", default="Dasar"),
        _("help_butir_sebaris", default="Satu butir per baris."),
    )
    mulai = schema.Date(title=_("label_mulai", default="Mulai"), required=False)
    sampai = schema.Date(title=_("label_sampai", default="Sampai"), required=False)
    tempat = schema.TextLine(title=_("label_tempat", default="Tempat"), required=False)
    maksud = schema.Text(
        title=_("label_maksud", default="Maksud dan tujuan"), required=False
    )
    pelaksanaan = schema.Text(
        title=_("label_pelaksanaan", default="Pelaksanaan kegiatan"), required=False
    )
    hasil_kegiatan = schema.Text(
        title=_("label_hasil_kegiatan", default="Hasil yang dicapai"), required=False
    )
    simpulan = schema.Text(
        title=_("label_simpulan", default="Simpulan"), required=False
    )
    saran = schema.Text(title=_("label_saran", default="Saran"), required=False)

    @invariant
    def period_in_order(data):
        """An activity does not end before it began."""
        ordered(data.mulai, data.sampai)


@implementer(ILaporan)
class Laporan(Naskah):
    """A report; its signature ends what it reports on (R-SOS-11)."""
