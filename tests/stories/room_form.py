"""A new form with its follow-up as a site manager brings it along: three files and a chain."""

import base64
import io
import zipfile


ID = "peminjaman-kendaraan"
FILES = {
    f"formulir/{ID}/formulir.yaml": """\
judul: Peminjaman kendaraan dinas
uraian: Untuk meminjam kendaraan dinas bagi perjalanan dalam kota.
tombol: Kirim permintaan
tujuan: Biro Umum menjawab dalam empat hari kerja.
siapa: []
""",
    f"formulir/{ID}/isian.xml": """\
<?xml version="1.0" encoding="utf-8"?>
<model xmlns="http://namespaces.plone.org/supermodel/schema">
  <schema>
    <field name="judul" type="zope.schema.TextLine">
      <title>Keperluan</title>
      <max_length>250</max_length>
    </field>
    <field name="tujuan_perjalanan" type="zope.schema.TextLine">
      <title>Tempat tujuan</title>
      <max_length>250</max_length>
    </field>
    <field name="penumpang" type="zope.schema.Int">
      <title>Banyaknya penumpang</title>
      <min>1</min>
      <max>40</max>
    </field>
  </schema>
</model>
""",
    f"formulir/{ID}/tindakan.xml": """\
<?xml version="1.0" encoding="utf-8"?>
<model xmlns="http://namespaces.plone.org/supermodel/schema">
  <schema>
    <field name="jadikan_pengajuan"
           type="setneg.policy.forms.action.TrackedSubmission"
    >
      <title>Jadikan pengajuan terlacak</title>
      <jenis>PeminjamanKendaraan</jenis>
      <unit_pelayanan>biro-umum</unit_pelayanan>
      <pemetaan>title: judul</pemetaan>
    </field>
  </schema>
</model>
""",
    "rantai/peminjaman_kendaraan.yaml": """\
jenis: PeminjamanKendaraan
id: peminjaman_kendaraan
judul: Peminjaman kendaraan dinas
pengajuan:
  nama: Peminjaman kendaraan dinas
  uraian: Diterima Biro Umum, ditangani, dijawab, lalu ditutup pemohon.
  awalan: PKD
tahap:
  - id: diajukan
    langkah:
      - {verb: terima, ke: diterima, oleh: [Penerima]}
      - {verb: tolak, ke: ditolak, oleh: [Penerima], alasan: true}
      - {verb: batalkan, ke: batal, oleh: [Pengusul], alasan: true}
    melihat: [Pengusul, Penerima]
    waktu: 1 hari kerja
  - id: diterima
    langkah:
      - {verb: jawab, ke: dijawab, oleh: [Penerima]}
    melihat: [Pengusul, Penerima]
    waktu: 3 hari kerja
  - id: dijawab
    langkah:
      - {verb: selesaikan, ke: selesai, oleh: [Pengusul]}
    melihat: [Pengusul, Penerima]
  - id: selesai
    melihat: [Pengusul, Penerima]
    akhir: true
  - id: ditolak
    melihat: [Pengusul, Penerima]
    akhir: true
  - id: batal
    melihat: [Pengusul, Penerima]
    akhir: true
""",
}


def archive(files: dict[str, str] | None = None) -> str:
    """The package as the service takes it: a zip in base64."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name, text in (files or FILES).items():
            packed.writestr(name, text)
    return base64.b64encode(held.getvalue()).decode("ascii")
