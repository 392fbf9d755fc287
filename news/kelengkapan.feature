Laporan kelengkapan pengumuman pada daftar peraturan: apa yang belum dapat dibaca pengunjung.
