Formulir usulan kegiatan menjadi tiket bernomor, di halaman maupun lewat REST; usulan yang diterima memulai kegiatan dan selesai ketika peraturannya terbit.
