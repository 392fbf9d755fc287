Daftar 262 langkah, 85 aturan, dan 51 kejanggalan standar ada di `docs/rules`; `make trace` menunjukkan uji yang membuktikan masing-masing.
