"""SiklusIKU: one round of setting indicators, from the call to the units to the annex."""

from plone.autoform import directives
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.content.document import Work
from setneg.policy.iku import names
from setneg.policy.iku import routing
from setneg.workflows import organisation
from setneg.workflows.stored import stored
from types import MappingProxyType
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import implementer
from zope.interface import Invalid
from zope.interface import invariant


class ISiklusIKU(model.Schema):
    """Which year, who coordinates, which units are asked, by when.

    Source: I-25 (who coordinates is chosen for each round), R-IKU-09 (a period),
    R-IKU-11 (the title of the regulation is free).
    """

    directives.order_before(title="*")
    title = schema.TextLine(
        title=_("label_nama_siklus", default="Nama siklus"), max_length=250
    )
    tahun = schema.Int(title=_("label_tahun", default="Tahun"), min=2000, max=2100)
    periode = schema.TextLine(
        title=_("label_periode_renstra", default="Periode Renstra"),
        description=_("help_periode_renstra", default="Misalnya Renstra 2025–2029."),
        max_length=100,
    )
    penanggung_jawab = schema.Choice(
        title=_("label_penanggung_jawab_siklus", default="Bagian penanggung jawab"),
        vocabulary="setneg.policy.BagianIKU",
    )
    directives.widget(unit_diminta=CheckBoxFieldWidget)
    unit_diminta = schema.List(
        title=_("label_unit_diminta", default="Unit yang diminta mengusulkan"),
        value_type=schema.Choice(vocabulary="setneg.policy.UnitIKU"),
        default=[],
        missing_value=[],
        required=False,
    )
    sasaran_strategis = schema.List(
        title=_("label_sasaran_siklus", default="Sasaran strategis yang diukur"),
        description=_(
            "help_sasaran_siklus",
            default="Satu baris per sasaran; sasaran tanpa IKU tampil pada inventaris.",
        ),
        value_type=schema.TextLine(max_length=2000),
        default=[],
        missing_value=[],
        required=False,
    )
    batas_usulan = schema.Date(
        title=_("label_batas_usulan", default="Batas pengusulan"), required=False
    )
    mulai_pembahasan = schema.Date(
        title=_("label_mulai_pembahasan", default="Pembahasan mulai"), required=False
    )
    batas_pembahasan = schema.Date(
        title=_("label_batas_pembahasan", default="Pembahasan sampai"), required=False
    )
    judul_peraturan = schema.TextLine(
        title=_("label_judul_peraturan", default="Judul Rancangan Permensesneg"),
        required=False,
        max_length=500,
    )

    @invariant
    def in_order(data):
        """The dates follow each other."""
        days = [
            getattr(data, name, None)
            for name in ("batas_usulan", "mulai_pembahasan", "batas_pembahasan")
        ]
        given = [day for day in days if day is not None]
        if given != sorted(given):
            raise Invalid(
                _(
                    "siklus_dates_disordered",
                    default="Batas pengusulan, awal, dan akhir pembahasan harus "
                    "berurutan.",
                )
            )

    @invariant
    def name_of_its_own(data):
        """No other round of the year bears its name."""
        names.check(data, ISiklusIKU)


@implementer(ISiklusIKU)
class SiklusIKU(Work):
    """A round. `Pelaksana` are the heads of the Bagian that coordinates and of its
    Subbagian, `Penerima` the others of both Bagian, `Pemberi Tugas` the head above, and
    `Peserta` the units that are asked."""

    penanggung_jawab = None
    unit_diminta = ()
    #: Groups of the discussion (`iku.groups`) and what was decided in the inventory.
    kelompok = ()
    putusan_inventaris = ()
    #: Units from which something has come that still counts (`iku.waits`).
    unit_terdengar = ()
    #: Unit -> the last number given in a code (`iku.codes`); replaced, never changed.
    kode_terakhir = MappingProxyType({})

    @property
    def unit(self) -> str:
        """The Bagian that coordinates owns the round."""
        return stored(self).get("penanggung_jawab") or ""

    @unit.setter
    def unit(self, value: str) -> None:
        """Follows from who coordinates; nothing is kept."""

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        organogram = organisation.current()
        office = self.unit
        head = organogram.head(office)
        above = organogram.superior(head.id) if head is not None else None
        heads = (head, *(organogram.head(u.code) for u in organogram.children(office)))
        leading = tuple(post.id for post in heads if post is not None)
        others = (
            post
            for code in routing.offices()
            for post in (*routing.heads_of(code), *routing.team(code))
        )
        return {
            "Pelaksana": leading,
            "Penerima": tuple(each for each in others if each not in leading),
            "Pemberi Tugas": (above.id,) if above is not None else (),
            "Peserta": routing.posts_of(tuple(self.unit_diminta or ())),
        }
