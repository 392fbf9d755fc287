Jenis naskah dinas dinyatakan satu kali, dalam blok naskah: di samping rantainya; tipe, isian, perilaku, dan tempatnya dibuat dari blok itu.
