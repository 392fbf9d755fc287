Kepala Bagian meneruskan banyak indikator yang sudah diperiksanya dalam satu halaman, dan daftar indikator disaring menurut unit, siklus, dan kata.
