Rantai naskah dideklarasikan sebagai data, diperiksa dengan berkas, baris, dan alasan, lalu dikompilasi menjadi alur kerja Plone; penggantian rantai tidak meninggalkan naskah tanpa tahap.
