"""How long each part of a complaint may take, and what else the office has settled.

All of it stands in the registry; the site manager changes it on `@@pengaduan-pengaturan`.
Source: R-X-17; the three classes of the national guideline on complaints (5, 14 and 60
working days), verification within 3 working days.
"""

from plone import api
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from setneg.policy import _
from setneg.policy.vocabularies.grades import terms
from setneg.workflows import organisation
from setneg.workflows.clock import durations
from setneg.workflows.clock.spoken import spoken_time
from typing import Any
from z3c.form import validator
from zope import schema
from zope.interface import Interface
from zope.interface import Invalid
from zope.interface import provider
from zope.schema.interfaces import ITuple
from zope.schema.interfaces import IVocabularyFactory


PREFIX = "setneg.policy.pengaduan"
#: Class -> what officials call it. The registry says how long each may take.
CLASSES = (
    ("normatif", _("kelas_normatif", default="Ringan atau normatif")),
    ("tidak_berkadar", _("kelas_tidak_berkadar", default="Tidak berkadar pengawasan")),
    ("berkadar", _("kelas_berkadar", default="Berkadar pengawasan")),
)
KINDS = (
    ("pengaduan", _("jenis_pengaduan", default="Pengaduan")),
    ("keluhan", _("jenis_keluhan", default="Keluhan")),
    ("masukan", _("jenis_masukan", default="Masukan")),
)
OPEN, CONFIDENTIAL, ANONYMOUS = "terbuka", "rahasia", "anonim"
MODES = (
    (OPEN, _("cara_terbuka", default="Dengan nama dan jabatan saya")),
    (CONFIDENTIAL, _("cara_rahasia", default="Rahasia: nama saya disimpan terpisah")),
    (ANONYMOUS, _("cara_anonim", default="Anonim: tanpa nama sama sekali")),
)


def readable_time(text: str) -> bool:
    """A time as standards are written ("5 hari"); Invalid with the reason else."""
    try:
        found = durations.parse(text)
    except durations.DurationError as error:
        raise Invalid(str(error)) from error
    if found is None:
        raise Invalid(_("complaint_time_missing", default="Waktunya wajib disebut."))
    return True


class ISettings(Interface):
    """The times and limits of complaints."""

    verifikasi = schema.TextLine(
        title=_("label_waktu_verifikasi", default="Verifikasi"),
        description=_(
            "help_waktu_verifikasi",
            default="Sejak pengaduan masuk atau dilengkapi, misalnya 3 hari.",
        ),
        default="3 hari",
        constraint=readable_time,
    )
    normatif = schema.TextLine(
        title=_("label_waktu_normatif", default="Jawaban: ringan atau normatif"),
        default="5 hari",
        constraint=readable_time,
    )
    tidak_berkadar = schema.TextLine(
        title=_(
            "label_waktu_tidak_berkadar", default="Jawaban: tidak berkadar pengawasan"
        ),
        default="14 hari",
        constraint=readable_time,
    )
    berkadar = schema.TextLine(
        title=_("label_waktu_berkadar", default="Jawaban: berkadar pengawasan"),
        default="60 hari",
        constraint=readable_time,
    )
    kelengkapan = schema.TextLine(
        title=_("label_waktu_kelengkapan", default="Melengkapi pengaduan"),
        description=_(
            "help_waktu_kelengkapan",
            default="Setelah itu pengaduan yang tidak dilengkapi berakhir.",
        ),
        default="10 hari",
        constraint=readable_time,
    )
    tanggapan = schema.TextLine(
        title=_("label_waktu_tanggapan", default="Menanggapi jawaban"),
        description=_(
            "help_waktu_tanggapan",
            default="Setelah itu pengaduan yang sudah dijawab selesai dengan sendirinya.",
        ),
        default="10 hari",
        constraint=readable_time,
    )
    penampung = schema.Tuple(
        title=_("label_penampung", default="Penerima pengganti"),
        description=_(
            "help_penampung",
            default="Id jabatan yang menerima pengaduan bila seluruh garis atasan tidak "
            "boleh menanganinya; yang pertama yang boleh dipakai.",
        ),
        value_type=schema.ASCIILine(),
        default=("inspektorat__kepala", "setmen__kepala"),
        required=False,
    )
    rincian_terkecil = schema.Int(
        title=_("label_rincian_terkecil", default="Rincian statistik terkecil"),
        description=_(
            "help_rincian_terkecil",
            default="Jumlah yang lebih kecil daripada ini tidak dirinci bagi pembaca umum.",
        ),
        default=3,
        min=1,
    )
    berulang = schema.Int(
        title=_("label_berulang", default="Pengaduan berulang"),
        description=_(
            "help_berulang",
            default="Langkah dengan pengaduan sebanyak ini dalam setahun ditandai.",
        ),
        default=3,
        min=2,
    )


def setting(name: str) -> Any:
    """One of the settings; its default where the registry has none."""
    value = api.portal.get_registry_record(f"{PREFIX}.{name}", default=None)
    return ISettings[name].default if value is None else value


def class_name(value: str | None) -> str:
    """What a class is called; "" for none."""
    return dict(CLASSES).get(value or "", "")


def kind_name(value: str | None) -> str:
    """What a kind of complaint is called; "" for none."""
    return dict(KINDS).get(value or "", "")


@provider(IVocabularyFactory)
def classes(context: Any) -> Any:
    """The classes with the time that each gives."""
    return terms(
        (
            key,
            _(
                "kelas_dengan_waktu",
                default="${kelas} (dijawab dalam ${waktu})",
                mapping={"kelas": name, "waktu": spoken_time(setting(key))},
            ),
        )
        for key, name in CLASSES
    )


@provider(IVocabularyFactory)
def kinds(context: Any) -> Any:
    """Complaint, grievance, suggestion."""
    return terms(KINDS)


@provider(IVocabularyFactory)
def modes(context: Any) -> Any:
    """With a name, with a name that is kept apart, without a name."""
    return terms(MODES)


class KnownPositions(validator.SimpleFieldValidator):
    """Substitutes that nobody could be found by would leave a complaint to nobody."""

    def validate(self, value: Any, force: bool = False) -> None:
        known = organisation.current().positions
        unknown = [each for each in value or () if each not in known]
        if unknown:
            raise Invalid(
                _(
                    "refused_unknown_positions",
                    default="Jabatan tidak dikenal: ${ids}. Tulis satu id pada tiap baris: "
                    "kode unit, dua garis bawah, lalu fungsinya, misalnya "
                    "inspektorat__kepala.",
                    mapping={"ids": ", ".join(map(str, unknown))},
                )
            )
        super().validate(value, force)


class SettingsForm(RegistryEditForm):
    """The form of the site manager."""

    schema = ISettings
    schema_prefix = PREFIX
    label = _("heading_pengaturan_pengaduan", default="Pengaduan")


#: By its kind: a field that was marked itself would be none for the registry.
validator.WidgetValidatorDiscriminators(KnownPositions, view=SettingsForm, field=ITuple)


class SettingsPanel(ControlPanelFormWrapper):
    """`@@pengaduan-pengaturan`"""

    form = SettingsForm
