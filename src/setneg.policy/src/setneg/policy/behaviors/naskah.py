"""What every official document (naskah dinas) says about itself.

Source of the fields: kinds, security and speed grades of the ministry's letters.
"""

from plone.app.textfield import RichText
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.behaviors.attachment import Attachment
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class INaskah(model.Schema):
    """Subject, body, grades and attachments of a document."""

    directives.order_before(title="*")
    title = schema.TextLine(
        title=_("label_hal", default="Hal"),
        description=_("help_hal", default="Tentang apa naskah ini, dalam satu baris."),
        max_length=250,
    )
    isi = RichText(
        title=_("label_isi", default="Isi"),
        required=False,
        default_mime_type="text/html",
        output_mime_type="text/x-html-safe",
        allowed_mime_types=("text/html",),
    )
    lampiran = schema.TextLine(
        title=_("label_lampiran", default="Lampiran"),
        description=_("help_lampiran", default="Misalnya: satu berkas."),
        required=False,
    )
    lampiran_berkas = Attachment(
        title=_("label_lampiran_berkas", default="Berkas lampiran"), required=False
    )
    model.fieldset(
        "derajat",
        label=_("fieldset_derajat", default="Derajat dan klasifikasi"),
        fields=["sifat", "kecepatan", "klasifikasi"],
    )
    sifat = schema.Choice(
        title=_("label_sifat", default="Sifat"),
        vocabulary="setneg.policy.Sifat",
        default="B",
    )
    kecepatan = schema.Choice(
        title=_("label_kecepatan", default="Derajat kecepatan"),
        vocabulary="setneg.policy.Kecepatan",
        default="biasa",
    )
    klasifikasi = schema.TextLine(
        title=_("label_klasifikasi", default="Kode klasifikasi"),
        description=_("help_klasifikasi", default="Misalnya: OT.01"),
        required=False,
        max_length=20,
    )
