Pengaduan atas suatu pelayanan sampai kepada kepala yang disebut standar, dapat didelegasikan, dijawab, dan ditutup oleh yang menyampaikannya.
