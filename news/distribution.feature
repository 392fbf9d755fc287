Naskah disampaikan kepada jabatan, unit, orang, pihak luar, dan daftar distribusi; setiap penerima tercatat saat dikirim, dibuka, dan diterima, dan dapat diwajibkan mengonfirmasi.
Naskah rahasia sampai sebagai salinan bernomor dengan cap penerimanya; cetakan diminta, diserahkan, dan diterima dengan catatan.
