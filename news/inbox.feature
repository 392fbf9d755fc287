Kotak masuk menunjukkan apa yang menunggu jabatan seseorang dan sampai kapan, dengan satu pertanyaan ke katalog.
