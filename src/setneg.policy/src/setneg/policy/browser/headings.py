"""Headings of the tables that are handed out as files, for whoever opens them.

Files that come back (a sheet of indicators) keep their Indonesian headings: there they
are read again.
"""

from collections.abc import Iterable
from setneg.policy import _
from setneg.workflows.steps.wording import say


KNOWN = {
    str(message.default): message
    for message in (
        _("column_head_nomor", default="Nomor"),
        _("column_head_hal", default="Hal"),
        _("column_head_jenis", default="Jenis"),
        _("column_head_tahap", default="Tahap"),
        _("column_head_menunggu", default="Menunggu"),
        _("column_head_pelaksana", default="Pelaksana"),
        _("column_head_unit_pengirim", default="Unit pengirim"),
        _("column_head_unit_penerima", default="Unit penerima"),
        _("column_head_dikirim", default="Dikirim"),
        _("column_head_tenggat", default="Tenggat"),
        _("column_head_ketepatan", default="Ketepatan"),
        _("column_head_alamat", default="Alamat"),
        _("column_head_yang_diundang", default="Yang diundang"),
        _("column_head_instansi", default="Instansi"),
        _("column_head_kehadiran", default="Kehadiran"),
        _("column_head_diwakili_oleh", default="Diwakili oleh"),
        _("column_head_alasan", default="Alasan"),
        _("column_head_dijawab", default="Dijawab"),
        _("column_head_terlambat", default="Terlambat"),
        _("column_head_unit", default="Unit"),
        _("column_head_tanggal", default="Tanggal"),
        _("column_head_kode", default="Kode"),
        _("column_head_indikator", default="Indikator"),
        _("column_head_sasaran_strategis", default="Sasaran strategis"),
        _("column_head_batas_saat_masuk", default="Batas saat masuk"),
        _("column_head_target_kosong", default="Target kosong"),
        _("column_head_mungkin_ganda_dengan", default="Mungkin ganda dengan"),
        _("column_head_putusan", default="Putusan"),
        _("column_head_penurunan", default="Penurunan"),
        _("column_head_tujuan", default="Tujuan"),
        _("column_head_definisi_operasional", default="Definisi operasional"),
        _("column_head_rumus", default="Rumus"),
        _("column_head_satuan", default="Satuan"),
        _("column_head_target", default="Target"),
        _("column_head_sumber_data", default="Sumber data"),
        _("column_head_satuan_organisasi", default="Satuan organisasi"),
        _("column_head_unit_kerja", default="Unit kerja"),
        _("column_head_standar_pelayanan", default="Standar pelayanan"),
        _("column_head_sop", default="SOP"),
        _("column_head_keadaan", default="Keadaan"),
        _("column_head_tahun", default="Tahun"),
        _("column_head_tentang", default="Tentang"),
        _("column_head_status", default="Status"),
        _("column_head_periode", default="Periode"),
        _("column_head_realisasi", default="Realisasi"),
        _("column_head_capaian", default="Capaian (%)"),
        _("column_head_keterangan", default="Keterangan"),
        _("column_head_cara", default="Cara"),
        _("column_head_pertanyaan", default="Pertanyaan"),
        _("column_head_jawaban", default="Jawaban"),
        _("column_head_jumlah", default="Jumlah"),
        _("column_head_rata_rata", default="Rata-rata"),
        _("column_head_standar", default="Standar"),
        _("column_head_kegiatan_tepat", default="Kegiatan tepat waktu"),
        _("column_head_kegiatan_terukur", default="Kegiatan terukur"),
        _("column_head_kegiatan_persen", default="Kegiatan tepat waktu (%)"),
        _("column_head_jawaban_kuesioner", default="Jawaban kuesioner"),
        _("column_head_rata_kuesioner", default="Rata-rata kuesioner"),
        _("column_head_pengaduan_dijawab", default="Pengaduan dijawab"),
        _("column_head_pengaduan_persen", default="Pengaduan tepat waktu (%)"),
        _("column_head_sumber", default="Sumber"),
        _("column_head_klasifikasi", default="Klasifikasi"),
        _("column_head_aktif_sampai", default="Aktif sampai"),
        _("column_head_inaktif_sampai", default="Inaktif sampai"),
        _("column_head_nasib_akhir", default="Nasib akhir"),
        _("column_head_penerima", default="Penerima"),
        _("column_head_sebagai", default="Sebagai"),
        _("column_head_daftar", default="Daftar"),
        _("column_head_salinan", default="Salinan"),
        _("column_head_disampaikan", default="Disampaikan"),
        _("column_head_dibuka", default="Dibuka"),
        _("column_head_diterima", default="Diterima"),
        _("column_head_oleh", default="Oleh"),
        _("column_head_nama", default="Nama"),
        _("column_head_edisi", default="Edisi"),
        _("column_head_berlaku", default="Berlaku"),
        _("column_head_baris", default="Baris"),
    )
}


def said(headings: Iterable[str]) -> tuple[str, ...]:
    """The headings in the language of whoever asked for the file."""
    return tuple(say(KNOWN.get(each, each)) for each in headings)
