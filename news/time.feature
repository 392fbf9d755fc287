Setiap tahap, hasil langkah, dan balasan memuat waktu baku, tenggat, dan waktu yang terpakai; naskah yang belum lengkap tidak dapat diajukan.
