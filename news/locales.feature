Seluruh kata pada layar tersedia dalam bahasa Indonesia dan Inggris, termasuk judul tahap dan langkah.
