"""DrafStandar: one draft of a service standard or SOP by one unit, until it is online.

Source: SPS-3 to SPS-9; R-SPS-02 to R-SPS-11.
"""

from plone.autoform import directives
from setneg.policy import _
from setneg.policy.behaviors.attachment import Attachment
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.content.pengajuan import Pengajuan
from setneg.workflows import organisation
from zope import schema
from zope.interface import implementer


#: Settled when it is sent, or kept by steps; nobody changes them on a form.
GIVEN = ("memo", "batas_kirim", "urutan_redaksi")
BUREAU = "eselon_2"


class IDrafStandar(IPengajuan):
    """What is drafted, in reply to which memorandum, and how it will be set."""

    jenis_draf = schema.Choice(
        title=_("label_jenis_draf", default="Jenis draf"),
        vocabulary="setneg.policy.JenisDrafStandar",
    )
    penetapan = schema.Choice(
        title=_("label_penetapan_draf", default="Penetapan"),
        vocabulary="setneg.policy.PenetapanDrafStandar",
    )
    lampiran_berkas = Attachment(
        title=_("label_softcopy_draf", default="Softcopy draf")
    )
    catatan = schema.Text(
        title=_("label_catatan_usulan", default="Catatan"),
        required=False,
        max_length=2000,
    )
    directives.omitted(*GIVEN)
    directives.write_permission(**dict.fromkeys(GIVEN, "cmf.ManagePortal"))
    memo = schema.ASCIILine(
        title=_("label_memorandum", default="Memorandum"), required=False
    )
    batas_kirim = schema.Datetime(
        title=_("label_batas_kirim_draf", default="Tenggat pengiriman draf"),
        required=False,
    )
    urutan_redaksi = schema.Int(
        title=_("label_urutan_redaksi", default="Urutan penyuntingan"), required=False
    )


@implementer(IDrafStandar)
class DrafStandar(Pengajuan):
    """`Pengusul` heads the unit that drafts, its staff act by the unit; `Penerima` heads
    the Subbagian that examines, `Peserta` are its staff and the head above; `Pemberi
    Tugas` heads the coordinating Biro, `Pelaksana` are the posts that upload.

    memo                UID of the memorandum that asked for drafts
    batas_kirim         until when the unit was to send it, in universal time; None while
                        the memorandum's receipt is not confirmed (R-SPS-02)
    memo_pengembalian   UID of the memorandum with which it went back for signature
    berkas_versi        versions with their files, the earliest first (`versions`)
    pemeriksaan         rounds of examination (`steps`), R-SPS-03
    pembahasan          sessions and meetings that were held, R-SPS-04 and R-SPS-05
    urutan_redaksi      its place in the queue of editing, from 1 (R-SPS-07)
    riwayat_penetapan   corrections of `penetapan` (`determination`)
    permensesneg        UID of the regulation; memo_pengedaran of the memorandum with
                        which its book was handed out (R-SPS-09)
    unit_pengunggah     code of the unit that uploads; memo_unggah UID of the memorandum
                        that asks for it, peminta_unggah the account that asked
    alamat_unggah       https address; tanggal_unggah its day, diunggah_oleh the position
                        (R-SPS-10)
    """

    #: The sender's own unit is told as he is, not by the office's history.
    outer_roles = ("Pengusul", "Staf")
    memo = None
    jenis_draf = "standar_pelayanan"
    penetapan = "permensesneg"
    catatan = None
    batas_kirim = None
    memo_pengembalian = None
    berkas_versi = ()
    pemeriksaan = ()
    pembahasan = ()
    urutan_redaksi = None
    riwayat_penetapan = ()
    permensesneg = None
    memo_pengedaran = None
    unit_pengunggah = None
    memo_unggah = None
    peminta_unggah = ""
    alamat_unggah = ""
    tanggal_unggah = None
    diunggah_oleh = ""

    @property
    def parties(self) -> dict[str, tuple[str, ...]]:
        """The unit's head, the examining Subbagian, its Biro, and who uploads."""
        organogram = organisation.current()
        head = organogram.head(getattr(self, "unit", None) or "")
        sender = head.id if head is not None else self.pengusul
        chief = self.receiver
        line = organogram.line(self.unit_pelayanan or "")
        above = organogram.head(line[1].code) if len(line) > 1 else None
        staff = [p.id for p in organogram.posts(self.unit_pelayanan or "")]
        staff += [above.id] if above is not None else []
        bureau = next((unit.code for unit in line if unit.level == BUREAU), "")
        lead = organogram.head(bureau)
        uploads = organogram.posts(self.unit_pengunggah or "")
        return {
            "Pengusul": (sender,) if sender else (),
            "Penerima": (chief,) if chief else (),
            "Peserta": tuple(post for post in staff if post != chief),
            "Pemberi Tugas": (lead.id,) if lead is not None else (),
            "Pelaksana": tuple(post.id for post in uploads),
        }

    @property
    def satuan_organisasi(self) -> str:
        """Code of the Eselon I unit above the drafting unit, whose meetings it shares."""
        return satuan_organisasi(getattr(self, "unit", None) or "")


def satuan_organisasi(unit: str) -> str:
    """Code of the Eselon I unit above a unit; the top of its line when there is none."""
    line = organisation.current().line(unit)
    found = [each.code for each in line if each.level == "eselon_1"]
    return found[-1] if found else (line[-1].code if line else "")
