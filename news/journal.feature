Setiap perbuatan pada naskah (buat, ubah, langkah, baca, unduh, akses) tercatat dalam jurnal yang hanya bertambah dan berantai sidik; pewaktu mengikat semua rantai menjadi satu.
