"""Permohonan: what people inside and outside ask of a leader, put to him by his desk.

An audience, a speech, an invitation. Only the desk that serves the addressed leader and
the leader himself see it; every reading is put on record.
Source: R-PIM-01 (desks apart), R-PIM-05 (kinds), R-PIM-07 (priority), R-PIM-15 (secrecy).
"""

from plone.autoform import directives
from setneg.policy import _
from setneg.policy.behaviors.moments import Moment
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.content.pengajuan import Pengajuan
from setneg.policy.incoming import desks
from setneg.workflows import organisation
from zope import schema
from zope.interface import implementer


GIVEN = ("jadwal", "jadwal_tempat", "batas_putusan")


class IPermohonan(IPengajuan):
    """Who asks which leader for what, when and where, and how to reach him."""

    jenis_permohonan = schema.Choice(
        title=_("label_jenis_permohonan", default="Jenis permohonan"),
        vocabulary="setneg.policy.JenisPermohonan",
    )
    pimpinan = schema.Choice(
        title=_("label_pimpinan_dituju", default="Pimpinan yang dituju"),
        vocabulary="setneg.policy.PimpinanDilayani",
    )
    waktu_mulai = Moment(
        title=_("label_waktu_diminta", default="Waktu yang diminta"), required=False
    )
    waktu_lain = schema.List(
        title=_("label_waktu_lain", default="Pilihan waktu lain"),
        value_type=schema.TextLine(),
        required=False,
        default=[],
        missing_value=[],
    )
    tempat = schema.TextLine(title=_("label_tempat", default="Tempat"), required=False)
    jumlah_peserta = schema.Int(
        title=_("label_jumlah_peserta", default="Jumlah peserta"),
        required=False,
        min=1,
        max=100000,
    )
    tema = schema.Text(
        title=_("label_tema", default="Tema atau keperluan"),
        required=False,
        max_length=10000,
    )
    resmi = schema.Bool(
        title=_("label_resmi", default="Acara resmi"), required=False, default=True
    )
    nama_pemohon = schema.TextLine(
        title=_("label_nama_pemohon", default="Nama pemohon"), required=False
    )
    instansi = schema.TextLine(
        title=_("label_instansi", default="Instansi atau lembaga"), required=False
    )
    kontak = schema.TextLine(
        title=_("label_kontak", default="Kontak pemohon"), required=False
    )
    directives.omitted(*GIVEN)
    directives.write_permission(**dict.fromkeys(GIVEN, "cmf.ManagePortal"))
    jadwal = schema.Datetime(
        title=_("label_jadwal", default="Dijadwalkan"), required=False, readonly=True
    )
    jadwal_tempat = schema.TextLine(
        title=_("label_jadwal_tempat", default="Tempat yang ditetapkan"),
        required=False,
        readonly=True,
    )
    batas_putusan = schema.Datetime(
        title=_("label_batas_putusan", default="Diputuskan paling lambat"),
        required=False,
        readonly=True,
    )


@implementer(IPermohonan)
class Permohonan(Pengajuan):
    """`Penerima` is the desk that serves the leader, `Pelaksana` the leader himself."""

    jenis_permohonan = None
    pimpinan = None
    waktu_mulai = None
    waktu_lain = ()
    tempat = None
    jumlah_peserta = None
    tema = None
    resmi = True
    nama_pemohon = None
    instansi = None
    kontak = None
    jadwal = None
    jadwal_tempat = None
    batas_putusan = None

    #: Whoever reads it is put on record. Source: R-PIM-15.
    pembacaan_dicatat = True
    #: No other unit is asked for its opinion: nobody else reads it. Source: R-PIM-15.
    tanpa_pendapat = True
    #: What the desk and the leader say to each other; the sender reads the answer.
    langkah_dalam = ("terima", "lanjut", "setujui", "tolak", "kembalikan")

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        leader = self.pimpinan or ""
        return {
            "Pengusul": self.senders,
            "Penerima": desks.serving(leader),
            "Pelaksana": (leader,) if leader else (),
            "Peserta": (),
        }

    @property
    def receiver(self) -> str:
        """The head of the desk; the desk's staff when it has no head."""
        posts = desks.serving(self.pimpinan or "")
        known = organisation.current().positions
        heads = [post for post in posts if known[post].function == desks.HEAD]
        return (heads or list(posts) or [""])[0]

    def settle(self) -> None:
        """The desk's unit keeps the register of its leader's requests."""
        receiver = self.receiver
        if receiver:
            self.unit_pelayanan = organisation.current().positions[receiver].unit
