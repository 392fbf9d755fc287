"""Which level signs: chosen within what the chain of the kind allows."""

from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from setneg.policy import _
from zope import schema
from zope.interface import provider


@provider(IFormFieldProvider)
class ISigner(model.Schema):
    """The signing level; empty means the first that the chain names."""

    penandatangan = schema.Choice(
        title=_("label_penandatangan", default="Ditandatangani oleh"),
        description=_(
            "help_penandatangan",
            default="Tingkat pejabat yang menandatangani; kosong berarti yang lazim.",
        ),
        vocabulary="setneg.policy.Penandatangan",
        required=False,
    )
    atas_nama = schema.Choice(
        title=_("label_atas_nama", default="Ditandatangani atas nama oleh"),
        description=_(
            "help_atas_nama",
            default="Pejabat yang menandatangani a.n. atau u.b. menurut surat pelimpahan "
            "yang berlaku; kosong berarti penanda tangan sendiri.",
        ),
        vocabulary="setneg.policy.Pelimpahan",
        required=False,
    )
