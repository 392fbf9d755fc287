Standar pelayanan yang terbit ditagih evaluasinya sekali setahun pada kepala yang bertanggung jawab.
