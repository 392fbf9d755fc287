"""Notula: what a meeting discussed and decided, approved by its chair."""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.behaviors.moments import Moment
from setneg.policy.behaviors.rows import Column
from setneg.policy.behaviors.rows import Rows
from setneg.policy.content.document import Naskah
from setneg.policy.content.period import ordered
from setneg.workflows import organisation
from typing import Any
from typing import NamedTuple
from zope import schema
from zope.interface import implementer
from zope.interface import invariant


COLUMNS = (
    Column("apa", _("column_apa", default="Apa"), "teks"),
    Column("siapa", _("column_siapa", default="Siapa (jabatan atau nama)")),
    Column("kapan", _("column_kapan", default="Kapan (misalnya 2026-11-30)")),
)


class FollowUp(NamedTuple):
    """One thing to be done after the meeting.

    position  id of the doer's position, "" for somebody who holds none here
    until     None when no day was set
    """

    what: str
    who: str
    position: str
    until: date | None


def disorder(rows: Sequence[Mapping[str, str]]) -> Any:
    """Why these rows cannot be followed up, None when they can."""
    for number, row in enumerate(rows, start=1):
        if not row.get("apa", "").strip() or not row.get("siapa", "").strip():
            return _(
                "refused_follow_up_row",
                default="Tindak lanjut ${number}: isi apa yang dikerjakan dan oleh siapa.",
                mapping={"number": number},
            )
        try:
            _day(row)
        except ValueError:
            return _(
                "refused_follow_up_row_day",
                default="Tindak lanjut ${number}: tanggal ditulis seperti 2026-11-30.",
                mapping={"number": number},
            )
    return None


def _day(row: Mapping[str, str]) -> date | None:
    text = row.get("kapan", "").strip()
    return date.fromisoformat(text) if text else None


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
        description=_("help_butir_sebaris", default="Satu butir per baris."),
        value_type=schema.TextLine(),
        required=False,
        default=[],
        missing_value=[],
    )
    tindak_lanjut = Rows(
        COLUMNS,
        disorder,
        title=_("label_tindak_lanjut", default="Tindak lanjut"),
        description=_(
            "help_baris_tindak_lanjut",
            default="Apa yang dikerjakan, oleh jabatan mana, paling lambat kapan.",
        ),
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
        known = organisation.current()
        found = []
        for row in self.tindak_lanjut or ():
            who = row["siapa"]
            post = known.positions.get(who) or known.resolve(who)
            found.append(
                FollowUp(
                    row["apa"],
                    post.title if post is not None else who,
                    post.id if post is not None else "",
                    _day(row),
                )
            )
        return found
