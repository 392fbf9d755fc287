Pengaturan pengaduan menolak penerima pengganti yang tidak dikenal; yang tidak menyebut langkah tidak lagi ditandai berulang.
