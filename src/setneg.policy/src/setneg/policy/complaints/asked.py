"""What each step of a complaint asks for. Source: R-X-17."""

from setneg.policy import _
from setneg.workflows.steps.said import IComment
from zope import schema
from zope.i18nmessageid import Message
from zope.interface import Interface


LONG = 10000  # characters of an answer or a completion


def too_long(most: int) -> Message:
    """What is said of a reason with more letters than these."""
    return _(
        "extension_reason_long",
        default="Alasan paling panjang ${most} huruf.",
        mapping={"most": str(most)},
    )


class IVerification(IComment):
    """Receiving it: the class decides until when it is answered."""

    kelas = schema.Choice(
        title=_("label_kelas_pengaduan", default="Kelas pengaduan"),
        description=_(
            "help_kelas_pengaduan",
            default="Menentukan sampai kapan pengaduan dijawab.",
        ),
        vocabulary="setneg.policy.KelasPengaduan",
    )


class IRedelegation(IComment):
    """Whom the head of the service charges with the complaint."""

    kepada = schema.Choice(
        title=_("label_didelegasikan_kepada", default="Didelegasikan kepada"),
        vocabulary="setneg.policy.PelaksanaPengaduan",
    )


class IDelegation(IRedelegation, IVerification):
    """The same at the verification: with the class."""


class IAnswer(Interface):
    """What the complainant is told."""

    jawaban = schema.Text(
        title=_("label_jawaban", default="Jawaban"),
        description=_(
            "help_jawaban", default="Dibaca oleh yang menyampaikan pengaduan."
        ),
        max_length=LONG,
    )


class ICompletion(Interface):
    """What the sender adds when he was asked."""

    keterangan = schema.Text(
        title=_("label_keterangan_pengadu", default="Keterangan tambahan"),
        description=_(
            "help_keterangan_pengadu",
            default="Jawaban atas yang diminta; ditambahkan pada pengajuan Anda.",
        ),
        max_length=LONG,
    )


class IForwarding(Interface):
    """To which institution it goes, by which letter, and why."""

    instansi = schema.TextLine(
        title=_("label_instansi_tujuan", default="Instansi yang berwenang"),
        max_length=250,
    )
    nomor_surat = schema.TextLine(
        title=_("label_nomor_surat_penerus", default="Nomor surat penerusan"),
        required=False,
        max_length=100,
    )
    tanggal_surat = schema.Date(
        title=_("label_tanggal_surat_penerus", default="Tanggal surat penerusan"),
        required=False,
    )
    alasan = schema.Text(
        title=_("label_alasan", default="Alasan"),
        description=_(
            "help_alasan_penerusan",
            default="Dibaca oleh yang menyampaikan pengaduan, bersama nama instansinya.",
        ),
        max_length=2000,
    )


class IMerging(IComment):
    """With which complaint it becomes one."""

    induk = schema.TextLine(
        title=_("label_pengaduan_induk", default="Nomor tiket pengaduan induk"),
        description=_(
            "help_pengaduan_induk",
            default="Jawaban atas pengaduan induk disampaikan juga kepada pengadu ini.",
        ),
        max_length=100,
    )
