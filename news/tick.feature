Kalender kerja dengan perubahan beralasan, peringatan dan eskalasi tenggat lewat `setneg tick`.
