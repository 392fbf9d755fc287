"""To whom a document goes, and whether they must say that they have it."""

from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.distribution.fields import Recipients
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class IRouting(model.Schema):
    """Addressees, those who receive a copy, and what is expected of them."""

    kepada = Recipients(
        title=_("label_kepada", default="Yth."),
        description=_(
            "help_kepada",
            default="Satu penerima per baris: jabatan, unit, orang, daftar distribusi, "
            "atau nama pihak luar dengan alamat dalam kurung siku <…>.",
        ),
        value_type=schema.TextLine(),
        required=False,
        default=[],
        missing_value=[],
    )
    tembusan = Recipients(
        title=_("label_tembusan", default="Tembusan"),
        description=_("help_tembusan", default="Satu penerima per baris."),
        value_type=schema.TextLine(),
        required=False,
        default=[],
        missing_value=[],
    )
    wajib_konfirmasi = schema.Bool(
        title=_("label_wajib_konfirmasi", default="Wajib konfirmasi"),
        description=_(
            "help_wajib_konfirmasi",
            default="Naskah tetap berada di kotak masuk setiap penerima sampai ia "
            "mencatat tanda terima.",
        ),
        required=False,
        default=False,
    )
    batas_konfirmasi = schema.Int(
        title=_("label_batas_konfirmasi", default="Batas konfirmasi (hari kerja)"),
        required=False,
        min=1,
        max=60,
        default=2,
    )
