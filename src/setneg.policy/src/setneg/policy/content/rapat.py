"""Rapat: a meeting, who was asked, who came, and what was noted."""

from persistent.mapping import PersistentMapping
from plone.app.textfield import RichText
from plone.autoform import directives
from setneg.policy import _
from setneg.policy.content.document import Work
from setneg.policy.content.event import IOccasion
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
    notula = RichText(
        title=_("label_notula", default="Notula"),
        required=False,
        default_mime_type="text/html",
        output_mime_type="text/x-html-safe",
        allowed_mime_types=("text/html",),
    )


@implementer(IRapat)
class Rapat(Work):
    """A meeting; `kehadiran` says what each invited position answered."""

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        return {"Peserta": tuple(getattr(self, "peserta", None) or ())}

    @property
    def kehadiran(self) -> PersistentMapping:
        """Answers: position → {status, oleh, diwakili, pada}; empty before any."""
        return stored(self).get("_kehadiran") or PersistentMapping()

    def record_attendance(self, position: str, answer: dict) -> None:
        """Keep the answer of one invited position; a later one replaces it."""
        if stored(self).get("_kehadiran") is None:
            self._kehadiran = PersistentMapping()
        self._kehadiran[position] = dict(answer)
