Tabel `docs/positions.md` menyebut apa yang boleh dilakukan setiap peran pada setiap tahap; tabel itu dibuat dari situs yang berjalan dan dijaga sebuah uji.
