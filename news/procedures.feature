Tabel prosedur standar pelayanan SPK (74 langkah, 36,8–53,8 hari kerja) menjadi data yang diperiksa saat dibaca, lalu disusun menjadi rantai kegiatannya.
Kegiatan dimulai atas arahan yang tercatat, berjalan sendiri bila semua hasil langkahnya lengkap, dan menunjukkan tiap langkah beserta yang masih kurang di halaman dan melalui REST.
