Sifat naskah membatasi siapa yang boleh tahu tentangnya apa pun kata rantainya; yang perlu tahu ditambahkan dengan alasan, dan setiap pembacaan naskah rahasia dan sangat rahasia tercatat.
