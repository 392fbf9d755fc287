Nama halaman berdiri paling depan pada judul peramban, juga untuk antrean dan panel. Pertanyaan “Diajukan sebagai” tidak tampil bagi orang yang tidak memegang jabatan. “Mulai kegiatan” berdiri di antara langkah sebuah usulan.
Siapa yang memegang lebih dari satu jabatan memilih sendiri dalam jabatan mana ia mengirim; Plt. dan Plh. disebut pada pilihan, beranda, dan kepala halaman.
Paket formulir dari portal versi lain menyebut apa yang perlu dilakukan; formulir tetap masuk walau rantainya tidak diperlukan, dan perbedaan yang panjang dilipat.
Konsep yang diubah di jendela atau perangkat lain tidak ditimpa tanpa ditanya; formulir yang belum dibuka atau sudah ditutup menyebut apa yang dapat dilakukan; surel portal membawa namanya.
