"""Kegiatan: one run of a published service standard, a folder of what it produces."""

from plone.autoform import directives
from plone.dexterity.content import Container
from plone.supermodel import model
from setneg.policy import _
from setneg.workflows.interfaces import ICase
from zope import schema
from zope.interface import implementer


GIVEN = ("standar", "edisi", "pilihan", "pemicu", "arahan", "usulan", "alur")


class IKegiatan(model.Schema):
    """Title and team; standard, edition and trigger are set when the case is started."""

    title = schema.TextLine(title=_("label_judul", default="Judul"), max_length=250)
    description = schema.Text(title=_("label_uraian", default="Uraian"), required=False)
    peserta = schema.List(
        title=_("label_peserta_kegiatan", default="Peserta"),
        description=_(
            "help_peserta_kegiatan",
            default="Jabatan di luar unit yang ikut serta dan boleh melihat kegiatan.",
        ),
        value_type=schema.Choice(vocabulary="setneg.policy.Jabatan"),
        required=False,
        default=[],
        missing_value=[],
    )
    directives.omitted(*GIVEN)
    directives.write_permission(**dict.fromkeys(GIVEN, "cmf.ManagePortal"))
    standar = schema.ASCIILine(
        title=_("label_standar", default="Standar pelayanan"),
        required=False,
        readonly=True,
    )
    edisi = schema.TextLine(
        title=_("label_edisi", default="Edisi"), required=False, readonly=True
    )
    pilihan = schema.Dict(
        title=_("label_pilihan", default="Pilihan"),
        key_type=schema.TextLine(),
        required=False,
        readonly=True,
        default={},
    )
    pemicu = schema.TextLine(
        title=_("label_pemicu", default="Dimulai karena"), required=False, readonly=True
    )
    arahan = schema.Dict(
        title=_("label_arahan", default="Arahan"),
        key_type=schema.TextLine(),
        required=False,
        readonly=True,
        default={},
    )
    usulan = schema.ASCIILine(
        title=_("label_usulan", default="Usulan"), required=False, readonly=True
    )
    alur = schema.ASCIILine(
        title=_("label_alur", default="Rantai edisi"), required=False, readonly=True
    )


@implementer(IKegiatan, ICase)
class Kegiatan(Container):
    """A case: its chain waits for the products that lie in it."""

    __ac_local_roles_block__ = True

    penandatangan = None
    readers = ()
    standar = ""
    edisi = ""
    alur = None
    usulan = None
    versi = 1

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        """Those who take part see the case; their work is in its tasks and meetings."""
        return {"Peserta": tuple(getattr(self, "peserta", None) or ())}
