"""What the catalog keeps of a complaint for counting, so that no complaint is read for it.

Only what is counted: the standard, its step, kind, class, what the first answer took. No
word of the complaint, nobody who complains or is complained about. A search gives it to
nobody but those who may see the complaint. Source: R-X-17.
"""

from plone.indexer import indexer
from setneg.policy.complaints.figures import Fact
from setneg.policy.content.pengaduan import IPengaduan
from setneg.workflows.chains import stage_of
from typing import Any


#: Column of the catalog.
COLUMN = "hitungan_pengaduan"


@indexer(IPengaduan)
def hitungan_pengaduan(complaint: Any) -> dict[str, Any]:
    """The column: plain words and numbers of one complaint."""
    stage = stage_of(complaint)
    taken, in_time = complaint.diukur[0] if complaint.diukur else (None, None)
    return {
        "standar": complaint.standar or "",
        "langkah": complaint.langkah or "",
        "jenis": complaint.jenis_pengaduan or "",
        "kelas": complaint.kelas or "",
        "tahap": stage.id if stage is not None else "",
        "selesai": stage is None or stage.final,
        "menit": taken,
        "tepat": in_time,
        "dibuka_kembali": complaint.dibuka_kembali,
    }


def fact(brain: Any) -> Fact:
    """One complaint as it is counted; one that was catalogued before there was the
    column is read."""
    kept = getattr(brain, COLUMN, None)
    if not isinstance(kept, dict):
        kept = hitungan_pengaduan(brain._unrestrictedGetObject())()
    return Fact(
        standard=kept["standar"],
        step=kept["langkah"],
        kind=kept["jenis"],
        klass=kept["kelas"],
        arrived=brain.tanggal,
        stage=kept["tahap"],
        ended=kept["selesai"],
        taken=kept["menit"],
        in_time=kept["tepat"],
        reopened=kept["dibuka_kembali"],
    )
