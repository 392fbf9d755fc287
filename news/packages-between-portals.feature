Paket formulir dari portal versi lain menyebut apa yang perlu dilakukan; formulir tetap masuk walau rantainya tidak diperlukan, dan perbedaan yang panjang dilipat.
