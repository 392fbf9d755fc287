Rujukan REST menyebut setiap layanan beserta cara, siapa yang boleh, dan contoh jawaban; perintah pada halaman formulir dan indikator dijalankan sebuah uji, dan layanan tanpa rujukan ditolak uji.
