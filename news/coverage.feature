Laporan cakupan menunjukkan unit kerja yang sudah dan belum mempunyai standar pelayanan dan SOP; hasil tiap standar per unit dan tahun tersedia sebagai bahan penilaian kinerja.
