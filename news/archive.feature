Naskah yang selesai dibekukan dengan sidiknya; klasifikasi arsip berupa pohon yang dapat diimpor, dan masa aktif, inaktif, serta nasib akhir dihitung dan didaftar.
