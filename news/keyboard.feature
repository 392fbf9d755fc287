Tautan “Langsung ke isi” membawa papan ketik melewati menu di setiap halaman.
