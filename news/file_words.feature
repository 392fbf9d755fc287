Naskah dan pengajuan ditemukan juga lewat kata di dalam berkasnya (PDF, DOCX, XLSX); berkas dibaca terpisah dari portal sesudah jam berdetak.
