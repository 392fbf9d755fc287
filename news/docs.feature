Panduan untuk pengguna, pengelola, operator, dan klien REST; contoh REST dijalankan sebuah uji.
