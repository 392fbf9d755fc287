Formulir dapat diberi bahasa Inggris di layar perancang; semua formulir bawaan sudah berbahasa Inggris, juga melalui REST (`Accept-Language`).
