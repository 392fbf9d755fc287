Pengelola situs merancang formulir beserta rantai tindak lanjutnya di layar (`@@formulir-rancang`); formulir, ikatan, dan rantai dapat diekspor dan diimpor sebagai berkas (`bin/setneg formulir`).
