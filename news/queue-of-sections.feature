Bagian dan subbagian yang diserahi pengajuan menemukannya pada antreannya sendiri; pengusul membaca pada langkah mana kegiatan yang menjawab usulannya, pada siapa, dan mengapa usulannya ditolak.
Usulan anggota tim menyebut memorandum yang dijawab dengan tenggatnya, dan surel terkirim dengan pengaturan surel pada panel kendali.
