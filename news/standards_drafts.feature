Unit kerja dapat menyampaikan draf standar pelayanan dan SOP, yang diperiksa, dibahas dalam empat versi, disetujui pimpinan unit, dan disunting menurut antrean.
