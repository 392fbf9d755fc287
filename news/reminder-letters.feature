Surel pengingat tenggat menyebut siapa yang ditunggu, memakai bahasa pilihan penerimanya, dan hanya satu bagi tiap pembaca walaupun sebuah naskah menunggu beberapa jabatan.
