"""Is everything that the ministry promised to publish on its site?

A standard promises that what it brought about can be read on the site. The report goes
through the numbered regulations that the reader may see and says of each what is still
missing for a visitor. Source: R-SPK-13.
"""

from dataclasses import dataclass
from setneg.policy import _
from setneg.policy.browser.listings import Listing
from setneg.policy.content import kinds


NUMBERED = ("terbitkan", "terbit")
PUBLISHED = "terbit"

#: What a visitor needs, by the attribute that holds it.
NEEDED = {
    "nomor": _("label_nomor", default="Nomor"),
    "tanggal": _("label_tanggal", default="Tanggal"),
    "isi": _("label_isi", default="Isi"),
    "berkas_pdf": _("label_berkas_pdf", default="Naskah asli (PDF)"),
    "kode_verifikasi": _("label_kode_verifikasi", default="Kode verifikasi"),
    "diterbitkan": _("label_diterbitkan", default="Diterbitkan pada"),
}


@dataclass(frozen=True)
class Line:
    """One regulation, whether visitors can read it, and what they still lack."""

    title: str
    number: str
    url: str
    published: bool
    missing: tuple[str, ...]


def lacking(regulation) -> tuple[str, ...]:
    """Names of the fields that a visitor would look for in vain."""
    written = {"isi": getattr(regulation, "batang_tubuh", None)}
    return tuple(
        name
        for name in NEEDED
        if not getattr(regulation, name, None) and not written.get(name)
    )


class Completeness(Listing):
    """`/peraturan/@@kelengkapan`: what is still missing on the site, by regulation."""

    def query(self) -> dict:
        return {
            "portal_type": kinds.published(),
            "stage": list(NUMBERED),
            "sort_on": ("tahun", "nomor_urut"),
            "sort_order": ("descending", "descending"),
        }

    def line(self, brain) -> Line:
        """What one row of the report says."""
        return Line(
            title=brain.Title,
            number=brain.nomor or "",
            url=brain.getURL(),
            published=brain.stage == PUBLISHED,
            missing=tuple(NEEDED[name] for name in lacking(brain.getObject())),
        )
