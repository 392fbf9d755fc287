Halaman dan JSON peraturan yang terbit disimpan di memori bagi pengunjung, dan tidak pernah basi.
