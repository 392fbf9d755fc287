"""Standar pelayanan: parts and procedure of one service, in editions."""

from plone.autoform import directives
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.content.document import Work
from zope import schema
from zope.interface import implementer


class IStandarPelayanan(model.Schema):
    """Code, edition, office, parts A to L and the procedure grid as YAML."""

    directives.order_before(title="*")
    title = schema.TextLine(title=_("label_nama", default="Nama"), max_length=250)
    description = schema.Text(
        title=_("label_ringkasan", default="Ringkasan"), required=False
    )
    kode = schema.ASCIILine(title=_("label_kode", default="Kode"), max_length=20)
    edisi = schema.TextLine(
        title=_("label_edisi", default="Edisi"), max_length=20, default="1"
    )
    unit_pelayanan = schema.Choice(
        title=_("label_unit_pelayanan", default="Unit pelayanan"),
        vocabulary="setneg.policy.Unit",
        required=False,
    )
    bagian = schema.Dict(
        title=_("label_bagian", default="Bagian-bagian standar"),
        key_type=schema.TextLine(),
        required=False,
        default={},
        missing_value={},
    )
    directives.omitted("bagian")
    prosedur = schema.Text(
        title=_("label_prosedur", default="Prosedur (YAML)"), required=False
    )


@implementer(IStandarPelayanan)
class StandarPelayanan(Work):
    """A published standard is what cases are started from."""
