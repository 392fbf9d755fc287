"""Who signed, in which office, when, and what proves it: written by the signing step."""

from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from setneg.policy import _
from zope import schema
from zope.interface import provider


SIGNATURE = (
    "ditandatangani_oleh",
    "ditandatangani_pejabat",
    "ditandatangani_pada",
    "kode_verifikasi",
    "sidik",
    "berkas_pdf",
)


@provider(IFormFieldProvider)
class ISignature(model.Schema):
    """Signature, verification code, hash and the sealed PDF; read only for everyone."""

    directives.omitted(*SIGNATURE)
    directives.write_permission(**dict.fromkeys(SIGNATURE, "cmf.ManagePortal"))
    ditandatangani_oleh = schema.TextLine(
        title=_("label_ditandatangani_oleh", default="Jabatan penanda tangan"),
        required=False,
        readonly=True,
    )
    ditandatangani_pejabat = schema.TextLine(
        title=_("label_ditandatangani_pejabat", default="Pejabat penanda tangan"),
        required=False,
        readonly=True,
    )
    ditandatangani_pada = schema.Datetime(
        title=_("label_ditandatangani_pada", default="Ditandatangani pada"),
        required=False,
        readonly=True,
    )
    kode_verifikasi = schema.ASCIILine(
        title=_("label_kode_verifikasi", default="Kode verifikasi"),
        required=False,
        readonly=True,
    )
    sidik = schema.ASCIILine(
        title=_("label_sidik", default="Sidik (SHA-256)"), required=False, readonly=True
    )
    berkas_pdf = NamedBlobFile(
        title=_("label_berkas_pdf", default="Naskah asli (PDF)"),
        required=False,
        readonly=True,
    )
