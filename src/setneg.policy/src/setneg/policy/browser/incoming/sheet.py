"""The disposition sheet as PDF: the letter's line and every direction given on it.

Shows what the reader may see: of a sealed envelope nobody's sheet tells more than its
cover. Source: R-PIM-02 (every registered letter has its sheet).
"""

from setneg.policy.browser import dates
from setneg.policy.browser.incoming.branches import Branches
from setneg.policy.forms.languages import INDONESIAN
from setneg.policy.rendering.data import document_data
from setneg.policy.rendering.details import plain
from setneg.policy.rendering.pdf import render
from setneg.policy.rendering.pdf import RenderingError
from setneg.policy.vocabularies.offices import position_title
from typing import Any


TEMPLATE = "surat_masuk"
COVER = ("asal", "nomor_asal", "lampiran", "isi_ringkas", "keterangan")


class Sheet(Branches):
    """`@@pdf` of a letter or of one of its dispositions."""

    def __call__(self) -> bytes | str:
        response = self.request.response
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("X-Content-Type-Options", "nosniff")
        try:
            pdf = render(TEMPLATE, self.data())
        except RenderingError as error:
            response.setStatus(422)
            response.setHeader("Content-Type", "text/plain; charset=utf-8")
            return str(error)
        response.setHeader("Content-Type", "application/pdf")
        response.setHeader("Content-Length", str(len(pdf)))
        response.setHeader(
            "Content-Disposition", 'inline; filename="lembar-disposisi.pdf"'
        )
        return pdf

    def data(self) -> dict[str, Any]:
        """What the template needs: the document's data with the sheet's own."""
        letter = self.letter
        rows = [plain(vars(row), titled=False) for row in self.rows]
        return document_data(letter) | {"lembar": self._cover(letter), "cabang": rows}

    def _cover(self, letter: Any) -> dict[str, str]:
        cover = {
            name: " ".join(str(getattr(letter, name, None) or "").split())
            for name in COVER
        }
        leaders = [position_title(post) for post in getattr(letter, "ditujukan", ())]
        return plain(cover, titled=False) | {
            "tanggal_asal": dates.day(
                getattr(letter, "tanggal_asal", None), INDONESIAN
            ),
            "tanggal_terima": dates.day(
                getattr(letter, "tanggal_terima", None), INDONESIAN
            ),
            "ditujukan": plain(leaders, titled=False),
            "tertutup": bool(getattr(letter, "amplop_tertutup", False)),
        }
