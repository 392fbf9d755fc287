Naskah dari unit yang garisnya tidak mempunyai suatu jenjang melewati pemeriksaan jenjang itu dan riwayatnya mencatatnya; jabatan yang kosong tetap ditunggu.
Rancangan yang kembali ke konsep mendapat memorandum pengantar baru, dan portal yang ditambahkan di layar Plone tetap memakai nama yang diketik di sana.
