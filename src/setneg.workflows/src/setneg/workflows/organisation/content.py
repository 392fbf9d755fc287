"""Units and positions as content, so that Plone's own screens and REST edit them."""

from collections.abc import Callable
from plone.dexterity.content import Container
from plone.dexterity.content import Item
from plone.supermodel import model
from setneg.workflows import _
from setneg.workflows.organisation.declaration import CODE
from setneg.workflows.organisation.declaration import FUNCTION
from setneg.workflows.organisation.levels import DUTIES
from setneg.workflows.organisation.levels import LEVELS
from setneg.workflows.organisation.levels import position_id
from setneg.workflows.organisation.organogram import Holding
from setneg.workflows.organisation.organogram import Name
from setneg.workflows.organisation.rows import parse_holding
from setneg.workflows.organisation.rows import parse_name
from setneg.workflows.organisation.rows import RowError
from setneg.workflows.organisation.rows import stated_holding
from zope import schema
from zope.interface import implementer
from zope.interface import Interface
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


class UnreadableRow(schema.ValidationError):
    """A line of a dated field that does not say what it should."""

    def doc(self) -> str:
        return str(self.args[0])


class IOrganisation(Interface):
    """Marks the folder that holds the units of the site."""


LEVEL_TERMS = SimpleVocabulary(
    [
        SimpleTerm("staf", "staf", _("level_staf", default="Staf")),
        SimpleTerm("eselon_4", "eselon_4", _("level_eselon_4", default="Eselon IV")),
        SimpleTerm("eselon_3", "eselon_3", _("level_eselon_3", default="Eselon III")),
        SimpleTerm("eselon_2", "eselon_2", _("level_eselon_2", default="Eselon II")),
        SimpleTerm("eselon_1", "eselon_1", _("level_eselon_1", default="Eselon I")),
        SimpleTerm("menteri", "menteri", _("level_menteri", default="Menteri")),
    ]
)

DUTY_TERMS = SimpleVocabulary(
    [
        SimpleTerm(
            "persuratan", "persuratan", _("duty_persuratan", default="Persuratan")
        ),
        SimpleTerm(
            "perancang_hukum",
            "perancang_hukum",
            _("duty_perancang_hukum", default="Perancangan dan harmonisasi hukum"),
        ),
    ]
)


def _readable(parse: Callable[[str], object]) -> Callable[[list[str]], bool]:
    """A constraint: each line of the field can be read by the parser."""

    def constraint(value: list[str]) -> bool:
        for line in value:
            try:
                parse(line)
            except RowError as error:
                raise UnreadableRow(str(error)) from error
        return True

    return constraint


def is_code(value: str) -> bool:
    """Whether a text may be a unit's code: small letters, digits, hyphens."""
    return CODE.fullmatch(value) is not None


def is_function(value: str) -> bool:
    """Whether a text may be a position's function."""
    return FUNCTION.fullmatch(value) is not None


class IUnit(model.Schema):
    """An organisational unit; its code is its key, names are dated."""

    kode = schema.ASCIILine(
        title=_("label_kode_unit", default="Kode unit"),
        description=_(
            "help_kode_unit",
            default="Huruf kecil, angka, dan tanda hubung; tidak berubah walau nama berganti.",
        ),
        constraint=is_code,
    )
    nama = schema.List(
        title=_("label_nama_unit", default="Nama"),
        description=_(
            "help_nama_unit",
            default="Satu baris untuk setiap nama: nama | mulai | sampai (TTTT-BB-HH).",
        ),
        value_type=schema.TextLine(),
        constraint=_readable(parse_name),
        min_length=1,
    )
    jenis = schema.TextLine(
        title=_("label_jenis_unit", default="Jenis unit"),
        description=_("help_jenis_unit", default="Misalnya biro, bagian, subbagian."),
        required=False,
        default="",
    )
    eselon = schema.Choice(
        title=_("label_eselon_unit", default="Tingkat pimpinan"),
        vocabulary=LEVEL_TERMS,
    )
    alias = schema.List(
        title=_("label_alias", default="Sebutan lain"),
        description=_(
            "help_alias",
            default="Ejaan lain yang diterima pada masukan, satu per baris.",
        ),
        value_type=schema.TextLine(),
        required=False,
        default=[],
    )
    sandi = schema.TextLine(
        title=_("label_sandi_unit", default="Kode dalam nomor naskah"),
        required=False,
        default="",
    )
    tugas = schema.List(
        title=_("label_tugas_unit", default="Tugas layanan"),
        value_type=schema.Choice(vocabulary=DUTY_TERMS),
        required=False,
        default=[],
    )
    melayani = schema.List(
        title=_("label_melayani", default="Melayani unit"),
        description=_(
            "help_melayani", default="Kode unit di luar garisnya, satu per baris."
        ),
        value_type=schema.ASCIILine(constraint=is_code),
        required=False,
        default=[],
    )


class IJabatan(model.Schema):
    """A position in a unit; who holds it is a matter of dated rows."""

    title = schema.TextLine(title=_("label_nama_jabatan", default="Nama jabatan"))
    fungsi = schema.ASCIILine(
        title=_("label_fungsi", default="Fungsi"),
        description=_(
            "help_fungsi",
            default="kepala, staf, atau fungsi lain; huruf kecil, tidak berubah.",
        ),
        constraint=is_function,
    )
    eselon = schema.Choice(
        title=_("label_eselon_jabatan", default="Tingkat"), vocabulary=LEVEL_TERMS
    )
    alias = schema.List(
        title=_("label_alias", default="Sebutan lain"),
        value_type=schema.TextLine(),
        required=False,
        default=[],
    )
    pemangku = schema.List(
        title=_("label_pemangku", default="Pemangku"),
        description=_(
            "help_pemangku",
            default=(
                "Satu baris untuk setiap pemangku: akun | mulai | sampai | kapasitas | "
                "dasar | di luar wewenang | alasan. Kapasitas: definitif, plt, plh, atau "
                "berhalangan. Tanpa baris yang berlaku, jabatan lowong."
            ),
        ),
        value_type=schema.TextLine(),
        constraint=_readable(stated_holding),
        required=False,
        default=[],
    )


class OrganisationSecurity:
    """Everybody may read the organisation, only its managers may change it.

    The types have no workflow; these are the names under which Zope keeps an object's
    permission rows. As they are part of the class, no folder above loosens them.
    """

    _View_Permission = ("Anonymous",)
    _Access_contents_information_Permission = ("Anonymous",)
    _List_folder_contents_Permission = ("Anonymous",)
    _Modify_portal_content_Permission = ("Manager", "Site Administrator")
    _Add_portal_content_Permission = ("Manager", "Site Administrator")
    _Delete_objects_Permission = ("Manager", "Site Administrator")
    _Change_local_roles_Permission = ("Manager",)
    _Sharing_page__Delegate_roles_Permission = ("Manager",)


@implementer(IUnit)
class Unit(OrganisationSecurity, Container):
    """A unit with its positions and the units below it."""

    def names(self) -> tuple[Name, ...]:
        """The dated names."""
        return tuple(parse_name(line) for line in self.nama or ())


@implementer(IJabatan)
class Jabatan(OrganisationSecurity, Item):
    """A position; its id as a group is ``<unit>__<function>``."""

    def holdings(self) -> tuple[Holding, ...]:
        """Who holds it, the dated rows."""
        return tuple(parse_holding(line) for line in self.pemangku or ())

    def position_id(self) -> str:
        """The id of the position and of its group."""
        return position_id(self.__parent__.kode, self.fungsi)


assert {term.value for term in LEVEL_TERMS} == set(LEVELS)
assert {term.value for term in DUTY_TERMS} == set(DUTIES)
