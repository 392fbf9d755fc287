"""Rapat: a meeting, who was asked, who came, and what was noted."""

from persistent.mapping import PersistentMapping
from plone.app.textfield import RichText
from plone.autoform import directives
from setneg.policy import _
from setneg.policy.behaviors.moments import Moment
from setneg.policy.content.document import Work
from setneg.policy.content.event import IOccasion
from setneg.workflows import organisation
from setneg.workflows.stored import stored
from zope import schema
from zope.interface import implementer


class IRapat(IOccasion):
    """Agenda, chair, participants and minutes of a meeting."""

    directives.order_before(title="*")
    title = schema.TextLine(title=_("label_rapat", default="Rapat"), max_length=250)
    agenda = schema.Text(title=_("label_agenda", default="Agenda"), required=False)
    ke = schema.Int(
        title=_("label_rapat_ke", default="Rapat ke-"), required=False, min=1, default=1
    )
    pimpinan_rapat = schema.Choice(
        title=_("label_pimpinan_rapat", default="Pimpinan rapat"),
        vocabulary="setneg.policy.Jabatan",
        required=False,
    )
    peserta = schema.List(
        title=_("label_peserta", default="Peserta"),
        value_type=schema.Choice(vocabulary="setneg.policy.Jabatan"),
        required=False,
        default=[],
        missing_value=[],
    )
    batas_jawaban = Moment(
        title=_("label_batas_jawaban", default="Konfirmasi kehadiran paling lambat"),
        description=_(
            "help_batas_jawaban",
            default="Dikosongkan: sampai rapat dimulai. Yang belum menjawab diingatkan.",
        ),
        required=False,
    )
    notula = RichText(
        title=_("label_notula", default="Notula"),
        required=False,
        default_mime_type="text/html",
        output_mime_type="text/x-html-safe",
        allowed_mime_types=("text/html",),
    )


@implementer(IRapat)
class Rapat(Work):
    """A meeting; `kehadiran` says what each invited position answered, `tamu` who was
    asked from outside."""

    batas_jawaban = None

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        """The invited, and the positions that come instead of one of them."""
        invited = tuple(getattr(self, "peserta", None) or ())
        known = organisation.current().positions
        sent = (each.get("diwakili") or "" for each in self.kehadiran.values())
        instead = tuple(post for post in sent if post in known)
        return {"Peserta": tuple(dict.fromkeys((*invited, *instead)))}

    @property
    def kehadiran(self) -> PersistentMapping:
        """Answers: position → {status, diwakili, alasan, disposisi, oleh, pada}; empty
        before any."""
        return stored(self).get("_kehadiran") or PersistentMapping()

    @property
    def tamu(self) -> PersistentMapping:
        """People outside: key → {nama, instansi, surel, sidik, diundang, jawaban}."""
        return stored(self).get("_tamu") or PersistentMapping()

    def record_attendance(self, position: str, answer: dict) -> None:
        """Keep the answer of one invited position; a later one replaces it."""
        if stored(self).get("_kehadiran") is None:
            self._kehadiran = PersistentMapping()
        self._kehadiran[position] = dict(answer)

    def keep_guest(self, key: str, guest: PersistentMapping) -> None:
        """Keep somebody outside who was asked."""
        if stored(self).get("_tamu") is None:
            self._tamu = PersistentMapping()
        self._tamu[key] = guest
