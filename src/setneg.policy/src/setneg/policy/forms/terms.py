"""Under which conditions a form is filled in: who, from when to when, which files.

What stands here is said on the form in words (`terms_words`) and asked again when it is
sent, from a page and over REST alike.
"""

from collections.abc import Mapping
from collective.easyform.api import get_actions
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.behaviors.moments import Moment
from setneg.policy.browser import dates
from setneg.policy.forms import attachment
from setneg.policy.forms import languages
from setneg.policy.forms import senders as sending
from setneg.policy.forms import spam
from setneg.policy.forms.fields_files import refused
from setneg.policy.forms.reception import reception_of
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from setneg.workflows.organisation import ROLE_OF_LEVEL
from setneg.workflows.stored import stored
from typing import Any
from zope import schema
from zope.interface import Invalid
from zope.interface import invariant
from zope.interface import provider
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


HEAD, STAFF = "kepala", "staf"
#: Sendings an hour from one account or address, seconds to fill in an open form.
RATE, PAUSE = 60, 3
SETTINGS = (
    "dibuka",
    "ditutup",
    "terbuka_umum",
    "siapa",
    "paling_banyak_berkas",
    "ukuran_berkas",
    "jenis_berkas",
    "laju",
    "waktu_minimum",
    "tujuan",
)


@provider(IVocabularyFactory)
def senders(context):
    """Functions and levels that may be named as senders of a form."""
    known = {
        HEAD: _("sender_kepala", default="Pimpinan unit kerja (semua tingkat)"),
        STAFF: _("sender_staf", default="Staf"),
    }
    for level, role in ROLE_OF_LEVEL.items():
        known.setdefault(level, role)
    return SimpleVocabulary(
        [SimpleTerm(value, value, title) for value, title in known.items()]
    )


@provider(IVocabularyFactory)
def file_kinds(context):
    """Kinds of files of which the site accepts some."""
    return SimpleVocabulary(
        [SimpleTerm(kind, kind[1:], kind[1:].upper()) for kind in attachment.BEGINNINGS]
    )


@provider(IFormFieldProvider)
class IFormTerms(model.Schema):
    """What a site manager sets on the tab of a form."""

    model.fieldset(
        "ketentuan",
        label=_("tab_ketentuan", default="Ketentuan pengisian"),
        fields=list(SETTINGS),
    )
    tujuan = schema.TextLine(
        title=_("label_tujuan_formulir", default="Apa yang terjadi setelah dikirim"),
        description=_(
            "help_tujuan_formulir",
            default="Satu kalimat pendek yang tampil pada formulir.",
        ),
        required=False,
        max_length=300,
    )
    dibuka = Moment(
        title=_("label_formulir_dibuka", default="Dibuka mulai"),
        description=_(
            "help_formulir_dibuka", default="Kosong: sudah dapat diisi sekarang."
        ),
        required=False,
    )
    ditutup = Moment(
        title=_("label_formulir_ditutup", default="Ditutup pada"),
        description=_("help_formulir_ditutup", default="Kosong: tanpa batas waktu."),
        required=False,
    )
    siapa = schema.List(
        title=_("label_siapa_mengirim", default="Siapa yang dapat mengirim"),
        description=_(
            "help_siapa_mengirim",
            default="Fungsi atau tingkat jabatan. Kosong: setiap orang yang memegang "
            "jabatan.",
        ),
        value_type=schema.Choice(vocabulary="setneg.policy.Pengirim"),
        required=False,
        default=[HEAD],
        missing_value=[],
    )
    terbuka_umum = schema.Bool(
        title=_("label_terbuka_umum", default="Terbuka untuk umum"),
        description=_(
            "help_terbuka_umum",
            default="Juga orang tanpa akun dapat mengirim. Kiriman otomatis dicegah "
            "dengan jeda pengisian, batas kiriman per jam, dan isian jebakan.",
        ),
        required=False,
        default=False,
    )
    paling_banyak_berkas = schema.Int(
        title=_("label_paling_banyak_berkas", default="Banyaknya berkas"),
        description=_(
            "help_paling_banyak_berkas",
            default="Paling banyak berkas dalam satu kiriman. Kosong: batas situs.",
        ),
        required=False,
        min=0,
    )
    ukuran_berkas = schema.Int(
        title=_("label_ukuran_berkas", default="Ukuran satu berkas (MB)"),
        description=_("help_batas_situs", default="Kosong: batas situs."),
        required=False,
        min=1,
    )
    jenis_berkas = schema.List(
        title=_("label_jenis_berkas", default="Jenis berkas"),
        description=_(
            "help_jenis_berkas",
            default="Kosong: semua yang diterima situs. Jenis yang tidak diterima situs "
            "tetap ditolak.",
        ),
        value_type=schema.Choice(vocabulary="setneg.policy.JenisBerkas"),
        required=False,
        default=[],
        missing_value=[],
    )
    laju = schema.Int(
        title=_("label_laju", default="Kiriman per jam"),
        description=_(
            "help_laju",
            default="Paling banyak dari satu akun atau satu alamat jaringan.",
        ),
        required=False,
        min=1,
        default=RATE,
    )
    waktu_minimum = schema.Int(
        title=_(
            "label_waktu_minimum", default="Waktu pengisian paling singkat (detik)"
        ),
        description=_(
            "help_waktu_minimum",
            default="Hanya untuk pengirim tanpa akun: yang mengirim lebih cepat dari "
            "ini bukan orang.",
        ),
        required=False,
        min=0,
        max=600,
        default=PAUSE,
    )

    @invariant
    def opens_before_it_closes(data):
        """A form that closes before it opens could never be sent."""
        opens, closes = data.dibuka, data.ditutup
        if (
            opens
            and closes
            and closes.replace(tzinfo=None) <= opens.replace(tzinfo=None)
        ):
            raise Invalid(
                _(
                    "refused_closes_before",
                    default="Waktu tutup harus sesudah waktu buka.",
                )
            )


@dataclass(frozen=True)
class Terms:
    """The conditions of a form.

    opens, closes  universal time, None without bound
    who            functions and levels; empty is anybody with a position
    most_files     files in one sending
    kinds          suffixes, such as `.pdf`
    """

    opens: datetime | None
    closes: datetime | None
    open_to_all: bool
    who: tuple[str, ...]
    most_files: int
    megabytes: int
    kinds: tuple[str, ...]
    rate: int
    pause: int
    purpose: str

    def running(self, now: datetime) -> bool:
        """Whether the form can be sent at this time."""
        if self.opens is not None and now < self.opens:
            return False
        return self.closes is None or now < self.closes


def of(form) -> Terms:
    """The conditions of a form, within those of the site."""
    set_here: Mapping[str, Any] = stored(form)

    def value(name: str) -> Any:
        return set_here.get(name, IFormTerms[name].default)

    most = value("paling_banyak_berkas")
    chosen = value("jenis_berkas") or ()
    allowed = attachment.allowed()
    site_megabytes = attachment.most_bytes() // attachment.MEGABYTE
    return Terms(
        opens=value("dibuka"),
        closes=value("ditutup"),
        open_to_all=sending.open_to_all(form),
        who=sending.who_may_send(form),
        most_files=min(
            attachment.most_files() if most is None else most, attachment.most_files()
        ),
        megabytes=min(value("ukuran_berkas") or site_megabytes, site_megabytes),
        kinds=tuple(kind for kind in allowed if not chosen or kind in chosen),
        rate=value("laju") or RATE,
        pause=PAUSE if value("waktu_minimum") is None else value("waktu_minimum"),
        purpose=languages.said(form, value("tujuan") or ""),
    )


def positions(form, userid: str) -> list:
    """The positions as which a person may send the form; [] for a visitor."""
    return sending.positions(form, userid)


def barred(form, userid: str, now: datetime | None = None) -> list:
    """Why this person cannot send the form now, in words; [] when he can. Counts
    nothing, so that a page may ask it."""
    now, terms = now or datetime.now(UTC), of(form)
    found = []
    if terms.opens is not None and now < terms.opens:
        found.append(
            _(
                "refused_opens_later",
                default="Formulir ini dibuka mulai ${moment}; kembalilah sesudah itu.",
                mapping={"moment": dates.moment(terms.opens)},
            )
        )
    elif never_open(form, terms):
        found.append(
            _(
                "refused_form_not_open_yet",
                default="Formulir ini belum dibuka; tanyakan waktunya kepada ${unit}.",
                mapping={"unit": answerable(form)},
            )
        )
    elif not terms.running(now):
        found.append(
            _(
                "refused_closed_since",
                default="Formulir ini telah ditutup pada ${moment}. Bila masih perlu "
                "mengirim, hubungi ${unit}.",
                mapping={
                    "moment": dates.moment(terms.closes),
                    "unit": answerable(form),
                },
            )
        )
    if not terms.open_to_all and not positions(form, userid):
        found.append(_not_for_you(userid))
    return found or unready(form, userid)


def answerable(form) -> Any:
    """Whom to ask about a form: the unit that receives it, by name."""
    actions = (action for _name, action in getFieldsInOrder(get_actions(form)))
    codes = (str(getattr(each, "unit_pelayanan", "") or "") for each in actions)
    units = organisation.current().units
    code = next((code for code in codes if code in units), "")
    return unit_title(code) if code else _("word_manager", default="pengelola portal")


def never_open(form, terms: Terms) -> bool:
    """Whether a form has been closed since before it was made: somebody opens it later
    (a questionnaire before its first round)."""
    if terms.opens is not None or terms.closes is None:
        return False
    return terms.closes < form.created().asdatetime()


def unready(form, userid: str) -> list:
    """What the kind of submission that the form makes says against filling it in now,
    in words; [] when nothing does."""
    return [
        words
        for kind in kinds_of_submission(form)
        for words in reception_of(kind).barred(form, userid)
    ]


def kinds_of_submission(form) -> list[str]:
    """Portal types of what is made when the form is sent; [] when it tracks nothing."""
    actions = (action for _name, action in getFieldsInOrder(get_actions(form)))
    return [kind for kind in (getattr(a, "jenis", None) for a in actions) if kind]


def refusals(form, request, sender: str) -> list:
    """Why what was sent is not taken in, in words; [] when it is.

    sender  the userid, "" for somebody without an account

    A sending that is let through is counted: ask once a sending, after everything else.
    """
    found = barred(form, sender)
    if found:
        return found
    terms = of(form)
    if not sender:
        reason = spam.suspicion(form, request, terms.pause)
        if reason is not None:
            return [reason]
    if not spam.counted(form, request, sender, terms.rate):
        return [
            _(
                "refused_rate",
                default="Terlalu banyak kiriman dari akun atau jaringan ini; paling "
                "banyak ${rate} per jam. Yang Anda ketik tetap ada; coba lagi nanti.",
                mapping={"rate": str(terms.rate)},
            )
        ]
    return []


def _not_for_you(userid: str):
    if not userid:
        return _(
            "refused_needs_account",
            default="Formulir ini untuk pegawai; silakan masuk dengan akun Anda.",
        )
    return _(
        "refused_not_for_you",
        default="Formulir ini bukan untuk jabatan Anda; lihat siapa yang dapat "
        "mengirimnya pada ketentuan pengisian.",
    )


def file_refusals(form, form_schema, values: Mapping[str, Any]) -> dict[str, Any]:
    """Why files that came with a form are not accepted, by field; {} when all are."""
    return refused(of(form), form_schema, values)
