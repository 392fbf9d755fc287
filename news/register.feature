Register: nomor naskah urut per jenis, kantor, dan tahun, tanpa celah dan tanpa kembar, juga bila banyak pejabat menandatangani bersamaan.
