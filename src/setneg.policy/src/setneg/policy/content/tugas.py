"""Tugas: what one position asks another to do by a day."""

from plone.app.textfield import RichText
from plone.autoform import directives
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.behaviors.attachment import Attachment
from setneg.policy.behaviors.moments import Moment
from setneg.policy.content.document import Work
from zope import schema
from zope.interface import implementer


class ITugas(model.Schema):
    """Task, giver, doer, date and result."""

    directives.order_before(title="*")
    title = schema.TextLine(title=_("label_tugas", default="Tugas"), max_length=250)
    isi = RichText(
        title=_("label_uraian", default="Uraian"),
        required=False,
        default_mime_type="text/html",
        output_mime_type="text/x-html-safe",
        allowed_mime_types=("text/html",),
    )
    oleh = schema.Choice(
        title=_("label_pemberi_tugas", default="Pemberi tugas"),
        vocabulary="setneg.policy.JabatanSaya",
    )
    untuk = schema.List(
        title=_("label_pelaksana", default="Pelaksana"),
        value_type=schema.Choice(vocabulary="setneg.policy.Jabatan"),
        min_length=1,
    )
    tenggat = Moment(title=_("label_tenggat", default="Tenggat"), required=False)
    berkas_wajib = schema.Bool(
        title=_("label_berkas_wajib", default="Hasil wajib disertai berkas elektronik"),
        description=_(
            "help_berkas_wajib",
            default="Misalnya naskah yang ditandatangani di atas kertas: tugas baru "
            "selesai bila berkasnya diunggah.",
        ),
        required=False,
        default=False,
    )
    hasil = schema.Text(title=_("label_hasil", default="Hasil"), required=False)
    hasil_berkas = Attachment(
        title=_("label_hasil_berkas", default="Berkas hasil"), required=False
    )


@implementer(ITugas)
class Tugas(Work):
    """A task; its doers are `Pelaksana`, its giver is `Pemberi Tugas`."""

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        giver = getattr(self, "oleh", None)
        return {
            "Pelaksana": tuple(getattr(self, "untuk", None) or ()),
            "Pemberi Tugas": (giver,) if giver else (),
        }
