Surat masuk dengan nomor agenda, amplop tertutup, dan disposisi bercabang; surat dinas, laporan, telaahan, dan notula; daftar naskah dengan saringan dan CSV.
