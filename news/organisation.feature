Susunan organisasi sebagai isi portal: unit dan jabatan dengan masa berlaku, impor dan ekspor YAML, jabatan sebagai grup, dan peran pada naskah menurut unit pemiliknya.
