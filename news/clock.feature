Jam kerja: waktu baku dibaca dari tulisan pejabat, dihitung menurut kalender kerja, dan dibandingkan dengan waktu yang terpakai.
