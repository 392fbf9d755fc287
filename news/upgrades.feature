Langkah pemutakhiran 1000 ke 1001: situs tahap naskah dibawa ke formulir dengan `make upgrade` atau dari Penyiapan situs; yang diubah di layar tetap.
