"""The form action that turns what was typed into a tracked submission."""

from collective.easyform.actions import Action
from collective.easyform.actions import ActionFactory
from collective.easyform.api import get_actions
from collective.easyform.api import get_context
from collective.easyform.config import FORM_ERROR_MARKER
from collective.easyform.interfaces import IAction
from dataclasses import replace
from plone.rest.interfaces import IAPIRequest
from plone.supermodel.exportimport import BaseHandler
from setneg.policy import _
from setneg.policy.forms import acknowledgement
from setneg.policy.forms import intake
from setneg.policy.forms import spam
from setneg.policy.forms.binding import Binding
from setneg.policy.forms.reception import reception_of
from setneg.policy.forms.senders import sender_now
from zope import schema
from zope.annotation.interfaces import IAnnotations
from zope.interface import implementer
from zope.schema import getFieldsInOrder


REFUSED = "setneg.policy.forms.refused"
#: The page's own mark in what it sends.
TOKEN = spam.MARK
MAPPING = """\
title: judul
pengusul: pengusul
jenis_kegiatan: jenis_kegiatan
isi: alasan
dasar: dasar
lampiran_berkas: lampiran"""


SETTINGS = (
    "jenis",
    "unit_pelayanan",
    "tempat",
    "pemetaan",
    "penerima",
    "pelaksana",
    "judul",
)


class ITrackedSubmission(IAction):
    """What a site manager sets: what comes into being, who is asked, and which field
    becomes what."""

    jenis = schema.Choice(
        title=_("label_jenis_pengajuan", default="Jenis pengajuan"),
        vocabulary="setneg.policy.JenisPengajuan",
        default="Usulan",
    )
    unit_pelayanan = schema.ASCIILine(
        title=_("label_unit_pelayanan", default="Unit pelayanan"),
        description=_(
            "help_unit_pelayanan_formulir",
            default="Kode unit yang menerima pengajuan, atau nama isian formulir dalam "
            "kurung kurawal, misalnya {unit}. Boleh kosong bila jenisnya menentukan "
            "sendiri penerimanya.",
        ),
        default="",
        required=False,
    )
    tempat = schema.ASCIILine(
        title=_("label_tempat_pengajuan", default="Tempat pengajuan"),
        description=_(
            "help_tempat_pengajuan",
            default="Id folder tempat pengajuan disimpan. Kosong: tempat jenisnya.",
        ),
        default="",
        required=False,
    )
    pemetaan = schema.Text(
        title=_("label_pemetaan", default="Pemetaan"),
        description=_(
            "help_pemetaan_pengajuan",
            default="Satu baris per isian: nama pada pengajuan, titik dua, nama pada "
            "formulir. Jawaban lain tetap disimpan bersama pengajuan.",
        ),
        default=MAPPING,
        required=False,
    )
    penerima = schema.ASCIILine(
        title=_("label_penerima_pengajuan", default="Jabatan penerima"),
        description=_(
            "help_penerima_pengajuan",
            default="Id jabatan. Kosong: kepala unit pelayanan.",
        ),
        default="",
        required=False,
    )
    pelaksana = schema.ASCIILine(
        title=_("label_pelaksana_pengajuan", default="Jabatan pelaksana"),
        description=_(
            "help_pelaksana_pengajuan", default="Id jabatan. Kosong: penerima."
        ),
        default="",
        required=False,
    )
    judul = schema.TextLine(
        title=_("label_pola_judul", default="Pola judul"),
        description=_(
            "help_pola_judul",
            default="Dipakai bila tidak ada isian yang menjadi judul, misalnya: "
            "Permohonan {acara}.",
        ),
        default="",
        required=False,
    )


@implementer(ITrackedSubmission)
class TrackedSubmission(Action):
    """Makes a submission in the transaction of the form and leads to its receipt."""

    def __init__(self, **kw):
        for name in SETTINGS:
            said = kw.pop(name, ITrackedSubmission[name].default)
            # What was emptied on purpose comes as None, and stays empty.
            setattr(self, name, "" if said is None else said)
        super().__init__(**kw)

    def pairs(self) -> dict[str, str]:
        """Field of the submission -> field of the form."""
        rows = (line.partition(":") for line in (self.pemetaan or "").splitlines())
        return {
            target.strip(): source.strip() for target, colon, source in rows if colon
        }

    def binding(self, form) -> Binding:
        """What the intake has to know of this form."""
        return Binding(
            form=form,
            jenis=self.jenis,
            unit_pelayanan=self.unit_pelayanan or "",
            tempat=self.tempat or "",
            pemetaan=self.pairs(),
            judul=self.judul or "",
            penerima=self.penerima or "",
            pelaksana=self.pelaksana or "",
        )

    def onSuccess(self, fields, request):
        """A submission, or the reasons by field; the form keeps what was typed."""
        form = get_context(self)
        token = str(request.form.get(TOKEN) or "")
        try:
            taken = intake.submit(form, self.binding(form), fields, sender_now(), token)
        except intake.IntakeRefused as refused:
            IAnnotations(request)[REFUSED] = refused
            return {
                name or FORM_ERROR_MARKER: words
                for name, words in refused.errors.items()
            }
        acknowledgement.note(taken, request)
        if not IAPIRequest.providedBy(request):
            acknowledgement.lead(taken, request)
        return None


def tracking(form) -> list[TrackedSubmission]:
    """The actions of a form that make submissions."""
    found = (action for _name, action in getFieldsInOrder(get_actions(form)))
    return [each for each in found if ITrackedSubmission.providedBy(each)]


def nameless(form, values) -> bool:
    """Whether what was filled in so far would be sent by nobody known.

    values  answers by field; None asks whether that is so whatever is filled in
    """
    for action in tracking(form):
        reception = reception_of(action.jenis)
        if getattr(reception, "always_nameless", False):
            return True
        if values is not None:
            binding = replace(action.binding(form), answers=values)
            if reception.nameless(binding.mapped, binding):
                return True
    return False


def refused_in(request) -> intake.IntakeRefused | None:
    """Why the action made nothing in this request, None when it did."""
    return IAnnotations(request).get(REFUSED)


TrackedSubmissionAction = ActionFactory(
    TrackedSubmission,
    _("label_tracked_submission", default="Jadikan pengajuan terlacak"),
    "collective.easyform.AddCustomScripts",
)
TrackedSubmissionHandler = BaseHandler(TrackedSubmission)
