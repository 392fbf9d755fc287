Susunan organisasi Kementerian Sekretariat Negara (75 unit, 153 jabatan) beserta ejaan lain dan nama lamanya ada sebagai data, dengan akun percobaan untuk setiap jabatan yang disebut standar.
