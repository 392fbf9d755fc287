Halaman verifikasi juga menerima berkas: tidak berubah, berubah, atau tidak dikenal; yang disebutnya bergantung pada sifat naskahnya.
