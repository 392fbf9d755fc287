"""The kinds of activities and requests as they are shipped, in both languages.

A site manager may name others in the registry; those are shown as he named them.
"""

from setneg.policy import _
from typing import Any


SHIPPED = (
    _("activity_spk", default="Penyusunan sistem dan prosedur kerja"),
    _("activity_sps", default="Penyusunan standar pelayanan"),
    _("activity_iku", default="Penyusunan indikator kinerja utama"),
    _("activity_sos", default="Sosialisasi"),
    _("request_audiensi", default="Audiensi"),
    _("request_pembicara", default="Pembicara"),
    _("request_rapat", default="Rapat"),
    _("request_pelantik", default="Pejabat pelantik"),
    _("request_pemimpin", default="Pemimpin rapat"),
    _("request_undangan", default="Undangan"),
    _("request_lainnya", default="Lainnya"),
)
WORDS = {str(message.default): message for message in SHIPPED}


def titled(word: str) -> Any:
    """A kind as its reader calls it; it is kept under its own word."""
    return WORDS.get(word, word)
