Tabel prosedur standar pelayanan SPK (74 langkah, 36,8–53,8 hari kerja) menjadi data yang diperiksa saat dibaca, lalu disusun menjadi rantai kegiatannya.
