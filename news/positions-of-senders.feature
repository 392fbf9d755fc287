Siapa yang memegang lebih dari satu jabatan memilih sendiri dalam jabatan mana ia mengirim; Plt. dan Plh. disebut pada pilihan, beranda, dan kepala halaman.
