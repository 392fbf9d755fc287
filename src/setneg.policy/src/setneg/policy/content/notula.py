"""Notula: what a meeting discussed and decided, approved by its chair."""

from datetime import date
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.behaviors.moments import Moment
from setneg.policy.content.document import Naskah
from setneg.policy.content.period import ordered
from typing import NamedTuple
from zope import schema
from zope.interface import implementer
from zope.interface import invariant
from zope.schema import ValidationError


class FollowUpRefused(ValidationError):
    """A line that says not what, by whom and until when; the argument says why."""

    def doc(self):
        return self.args[0]


class FollowUp(NamedTuple):
    """One thing to be done after the meeting; `until` None when no day was set."""

    what: str
    who: str
    until: date | None


def follow_up(line: str) -> FollowUp:
    """Read `apa | siapa | kapan`; the day as 2026-11-30 or empty. Raises FollowUpRefused."""
    parts = [part.strip() for part in line.split("|")]
    if len(parts) > 3 or not parts[0] or len(parts) < 2 or not parts[1]:
        raise FollowUpRefused(
            _(
                "refused_follow_up",
                default="Tulis tindak lanjut sebagai “apa | siapa | kapan”: ${line}",
                mapping={"line": line},
            )
        )
    day = parts[2] if len(parts) == 3 else ""
    try:
        until = date.fromisoformat(day) if day else None
    except ValueError:
        raise FollowUpRefused(
            _(
                "refused_follow_up_day",
                default="Tanggal tindak lanjut ditulis seperti 2026-11-30: ${line}",
                mapping={"line": line},
            )
        ) from None
    return FollowUp(parts[0], parts[1], until)


def readable(line: str) -> bool:
    """Whether a line is a follow-up; says why not."""
    follow_up(line)
    return True


class INotula(model.Schema):
    """The meeting, who was there, what was said, what is to be done by whom and when."""

    rapat = schema.Choice(
        title=_("label_notula_rapat", default="Rapat"),
        description=_(
            "help_notula_rapat",
            default="Rapat yang dicatat; waktu, tempat, dan peserta diambil dari sana bila dikosongkan.",
        ),
        vocabulary="setneg.policy.RapatSaya",
        required=False,
    )
    pimpinan_rapat = schema.Choice(
        title=_("label_pimpinan_rapat", default="Pimpinan rapat"),
        vocabulary="setneg.policy.Jabatan",
        required=False,
    )
    waktu_mulai = Moment(
        title=_("label_waktu_mulai", default="Waktu mulai"), required=False
    )
    waktu_selesai = Moment(
        title=_("label_waktu_selesai", default="Waktu selesai"), required=False
    )
    tempat = schema.TextLine(title=_("label_tempat", default="Tempat"), required=False)
    hadir = schema.List(
        title=_("label_hadir", default="Yang hadir"),
        description=_("help_hadir", default="Satu jabatan atau nama per baris."),
        value_type=schema.TextLine(),
        required=False,
        default=[],
        missing_value=[],
    )
    pembahasan = schema.Text(
        title=_("label_pembahasan", default="Pokok pembahasan"),
        description=_("help_pembahasan", default="Satu pokok per baris."),
        required=False,
    )
    putusan = schema.List(
        title=_("label_putusan", default="Keputusan rapat"),
        description=_("help_butir", default="Satu butir per baris."),
        value_type=schema.TextLine(),
        required=False,
        default=[],
        missing_value=[],
    )
    tindak_lanjut = schema.List(
        title=_("label_tindak_lanjut", default="Tindak lanjut"),
        description=_(
            "help_tindak_lanjut",
            default="Satu baris per tindak lanjut: apa | siapa | kapan, misalnya: "
            "Susun draf | Subbagian Sistem dan Prosedur Kerja | 2026-11-30",
        ),
        value_type=schema.TextLine(constraint=readable),
        required=False,
        default=[],
        missing_value=[],
    )

    @invariant
    def period_in_order(data):
        """A meeting does not end before it began."""
        ordered(data.waktu_mulai, data.waktu_selesai)


@implementer(INotula)
class Notula(Naskah):
    """Minutes; the chair is `Penerima` and approves them, who was there is `Peserta`."""

    pimpinan_rapat = None
    rapat = None

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        chair = self.pimpinan_rapat
        return {
            "Penerima": (chair,) if chair else (),
            "Peserta": tuple(each for each in self.hadir or () if "__" in each),
        }

    @property
    def follow_ups(self) -> list[FollowUp]:
        """What is to be done after the meeting, in the order of the minutes."""
        return [follow_up(line) for line in self.tindak_lanjut or ()]
