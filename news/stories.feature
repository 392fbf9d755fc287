Setiap jenis naskah mempunyai cerita dari konsep sampai arsip melalui REST: langkah yang bukan haknya ditolak tanpa mengubah apa pun, lalu berkas, register, dan jurnalnya diperiksa.
