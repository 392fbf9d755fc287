"""The form action that turns what was typed into a tracked submission."""

from collective.easyform.actions import Action
from collective.easyform.actions import ActionFactory
from collective.easyform.api import get_context
from collective.easyform.config import FORM_ERROR_MARKER
from collective.easyform.interfaces import IAction
from plone.rest.interfaces import IAPIRequest
from plone.supermodel.exportimport import BaseHandler
from setneg.policy import _
from setneg.policy.forms import intake
from zope import schema
from zope.annotation.interfaces import IAnnotations
from zope.interface import implementer


SUBMISSION = "setneg.policy.forms.submission"
MAPPING = """\
title: judul
pengusul: pengusul
jenis_kegiatan: jenis_kegiatan
isi: alasan
dasar: dasar
lampiran_berkas: lampiran"""


class ITrackedSubmission(IAction):
    """What a site manager sets: who is asked, and which field becomes what."""

    unit_pelayanan = schema.ASCIILine(
        title=_("label_unit_pelayanan", default="Unit pelayanan"),
        description=_("help_unit_pelayanan", default="Kode unit yang menerima usulan."),
        default="biro-ortala",
    )
    tempat = schema.ASCIILine(
        title=_("label_tempat_usulan", default="Tempat usulan"),
        description=_(
            "help_tempat_usulan", default="Id folder tempat usulan disimpan."
        ),
        default="usulan",
    )
    pemetaan = schema.Text(
        title=_("label_pemetaan", default="Pemetaan"),
        description=_(
            "help_pemetaan",
            default="Satu baris per isian: nama pada usulan, titik dua, nama pada "
            "formulir.",
        ),
        default=MAPPING,
    )


@implementer(ITrackedSubmission)
class TrackedSubmission(Action):
    """Makes an Usulan in the transaction of the form and leads to its page."""

    def __init__(self, **kw):
        for name in ("unit_pelayanan", "tempat", "pemetaan"):
            field = ITrackedSubmission[name]
            setattr(self, name, kw.pop(name, None) or field.default)
        super().__init__(**kw)

    def pairs(self) -> dict[str, str]:
        """Field of the submission -> field of the form."""
        rows = (line.partition(":") for line in self.pemetaan.splitlines())
        return {
            target.strip(): source.strip() for target, colon, source in rows if colon
        }

    def onSuccess(self, fields, request):
        """A submission, or the reasons by field; the form keeps what was typed."""
        pairs = self.pairs()
        values = {target: fields.get(source) for target, source in pairs.items()}
        try:
            made = intake.submit(values, self.unit_pelayanan, self.tempat)
        except intake.IntakeRefused as refused:
            known = get_context(self).fields_model or ""
            return {
                _field(pairs.get(target, ""), known): words
                for target, words in refused.errors.items()
            }
        IAnnotations(request)[SUBMISSION] = made
        if not IAPIRequest.providedBy(request):
            request.response.redirect(made.absolute_url())
        return None


def _field(name: str, model: str) -> str:
    """Where the form shows the reason: at the field if it has one."""
    return name if name and f'name="{name}"' in model else FORM_ERROR_MARKER


def submission_of(request):
    """What the action made in this request, None when nothing."""
    return IAnnotations(request).get(SUBMISSION)


TrackedSubmissionAction = ActionFactory(
    TrackedSubmission,
    _("label_tracked_submission", default="Jadikan pengajuan terlacak"),
    "collective.easyform.AddCustomScripts",
)
TrackedSubmissionHandler = BaseHandler(TrackedSubmission)
