"""Pengaduan: a complaint, grievance or suggestion on a service, followed to its end."""

from plone.app.textfield import RichText
from plone.autoform import directives
from setneg.policy import _
from setneg.policy.complaints import standards
from setneg.policy.complaints.accused import accused
from setneg.policy.complaints.accused import persons_behind
from setneg.policy.complaints.settings import setting
from setneg.policy.complaints.times import answer_time
from setneg.policy.complaints.times import promised
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.content.pengajuan import Pengajuan
from setneg.policy.content.pengajuan import team
from setneg.workflows import organisation
from setneg.workflows.clock.spoken import spoken_rule
from setneg.workflows.clock.spoken import spoken_time
from zope import schema
from zope.interface import implementer


class IPengaduan(IPengajuan):
    """Who complains about which service, which of its steps, and what came of it."""

    title = schema.TextLine(title=_("label_pokok", default="Pokok"), max_length=250)
    pengusul = schema.Choice(
        title=_("label_pengadu", default="Disampaikan sebagai"),
        vocabulary="setneg.policy.JabatanSaya",
        required=False,
    )
    unit_pelayanan = schema.Choice(
        title=_("label_unit_pelayanan", default="Unit pelayanan"),
        vocabulary="setneg.policy.Unit",
        required=False,
    )
    jenis_pengaduan = schema.Choice(
        title=_("label_jenis_pengaduan", default="Jenis"),
        vocabulary="setneg.policy.JenisPengaduan",
        default="pengaduan",
    )
    standar = schema.Choice(
        title=_("label_standar", default="Standar pelayanan"),
        vocabulary="setneg.policy.StandarTerbit",
    )
    langkah = schema.TextLine(
        title=_("label_langkah_dikeluhkan", default="Langkah yang dikeluhkan"),
        description=_(
            "help_langkah_dikeluhkan",
            default="Nomor langkah pada standar itu, misalnya SPK-6; boleh kosong.",
        ),
        required=False,
        max_length=40,
    )
    terlapor = schema.Choice(
        title=_("label_terlapor", default="Jabatan yang dikeluhkan"),
        description=_(
            "help_terlapor",
            default="Tidak akan ikut menangani pengaduan ini. Boleh kosong.",
        ),
        vocabulary="setneg.policy.Jabatan",
        required=False,
    )
    isi = RichText(
        title=_("label_uraian", default="Uraian"),
        default_mime_type="text/html",
        output_mime_type="text/x-html-safe",
        allowed_mime_types=("text/html",),
    )
    directives.omitted("kelas", "cara")
    directives.write_permission(kelas="cmf.ManagePortal", cara="cmf.ManagePortal")
    cara = schema.Choice(
        title=_("label_cara_pengaduan", default="Cara menyampaikan"),
        vocabulary="setneg.policy.CaraPengaduan",
        required=False,
        readonly=True,
    )
    kelas = schema.Choice(
        title=_("label_kelas_pengaduan", default="Kelas pengaduan"),
        vocabulary="setneg.policy.KelasPengaduan",
        required=False,
        readonly=True,
    )


@implementer(IPengaduan)
class Pengaduan(Pengajuan):
    """`Penerima` is the head whom the standard names, `Pelaksana` whom he delegates to,
    `Peserta` the handler's team, `Pemberi Tugas` the superior who watches over it once
    it is late or more time is asked for (R-X-17).

    cara              terbuka | rahasia | anonim
    kelas             normatif | tidak_berkadar | berkadar; None before the verification
    terlapor          the post complained about; terlapor_orang the accounts behind it
    terlapor_gabungan posts that the complaints which follow this one are about
    petugas           accounts of the team that were charged with it; () the whole team
    head_named        the head whom the standard named on that day: roles are asked for
                      often, and a later edition moves no complaint to another head
    induk, gabungan   UID of the leading complaint; UIDs of those that follow this one
    kelengkapan       what the complainant added: pada, teks
    diukur            what each answer took: (working minutes, kept its time)
    dibuka_kembali    how often the complainant asked once more
    perpanjangan      what the superior granted; permintaan_waktu what is asked for
    """

    jenis_pengaduan = "pengaduan"
    cara = "terbuka"
    kelas = None
    terlapor = None
    terlapor_orang = ()
    terlapor_gabungan = ()
    petugas = ()
    head_named = None
    induk = None
    gabungan = ()
    kelengkapan = ()
    perpanjangan = ()
    permintaan_waktu = None
    diawasi = False
    diteruskan = None
    diukur = ()
    dibuka_kembali = 0
    berkas_tambahan = ()

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        """Everybody but the complainant passes the bar of who is complained about."""
        organogram, day = organisation.current(), organisation.today()
        about = accused(self)
        handler = self.handler
        found = {
            "Penerima": (self.receiver,),
            "Pelaksana": (handler,),
            "Peserta": self.petugas or team(handler),
            "Pemberi Tugas": (self.overseer,) if self.diawasi else (),
        }
        return {
            "Pengusul": self.senders,
            **{
                role: about.allowed(organogram, posts, day)
                for role, posts in found.items()
            },
        }

    @property
    def receiver(self) -> str:
        """The head whom the standard names; when he may not, the nearest who may."""
        return accused(self).first_above(
            organisation.current(),
            self.head_named or "",
            organisation.today(),
            setting("penampung"),
        )

    @property
    def handler(self) -> str:
        """Who was charged with it, as long as he may; else the receiver."""
        organogram, day = organisation.current(), organisation.today()
        post = self.pelaksana or ""
        if post in organogram.positions and not accused(self).bars(
            organogram, post, day
        ):
            return post
        return self.receiver

    @property
    def handlers(self) -> tuple[str, ...]:
        """The posts that answer for it."""
        return tuple(dict.fromkeys(p for p in (self.receiver, self.handler) if p))

    @property
    def overseer(self) -> str:
        """The superior of the handler who is not complained about."""
        organogram, day = organisation.current(), organisation.today()
        above = organogram.superior(self.handler)
        return accused(self).first_above(
            organogram, above.id if above is not None else "", day, setting("penampung")
        )

    def settle(self) -> None:
        """Keep for its whole life the head whom the standard names and who stood behind
        the post complained about; the head's unit numbers it."""
        if not self.head_named:
            self.head_named = standards.head_of(standards.standard_of(self.standar))
        if self.terlapor and not self.terlapor_orang:
            self.terlapor_orang = persons_behind(self.terlapor)
        head = organisation.current().positions.get(self.receiver)
        if head is not None:
            self.unit_pelayanan = head.unit
        if self.janji_selesai is None:
            self.janji_selesai = promised(self)

    @property
    def cara_hitung(self) -> str:
        """How the promised day is counted, for the page of the ticket."""
        standard = answer_time(self)
        if standard.deadline is None:
            return _(
                "complaint_how_open",
                default="Setelah diverifikasi, jawaban diberikan dalam ${a}, ${b}, atau "
                "${c} kerja menurut bobotnya; sebelum itu yang terlama yang dihitung.",
                mapping={
                    "a": spoken_time(setting("normatif")),
                    "b": spoken_time(setting("tidak_berkadar")),
                    "c": spoken_time(setting("berkadar")),
                },
            )
        text, rule = spoken_time(standard.text), spoken_rule(standard.deadline.rule)
        return f"{standard.source}: {text} ({rule})."
