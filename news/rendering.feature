Naskah dicetak sebagai PDF/A dari satu templat per jenis, disegel dengan sidik dan kode QR, dan dapat diperiksa siapa saja di halaman verifikasi.
