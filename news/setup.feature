`make start` menyiapkan lingkungan, membuat situs satu kali, dan melayaninya; kedua paket dapat dicopot kembali. `make story SERVICE=spk` memainkan standar SPK lewat REST.
