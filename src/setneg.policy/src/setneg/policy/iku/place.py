"""The place of indicators and of their rounds: `/iku`."""

from plone import api
from setneg.policy.content import kind_types
from setneg.policy.iku import cycles
from typing import Any
from typing import Final


LAYOUT: Final = "daftar-iku"


def prepare(portal: Any) -> None:
    """Its own page, and rounds beside the indicators; an arranged place is left alone."""
    folder = portal.get(cycles.PLACE)
    if folder is None or folder.getLayout() == LAYOUT:
        return
    kind_types.allow(folder, cycles.KIND)
    with api.env.adopt_roles(["Manager"]):
        folder.setLayout(LAYOUT)
        folder.title = "Indikator kinerja utama"
        folder.description = (
            "Penyusunan indikator kinerja utama: usulan unit, pembahasan, inventaris, "
            "dan lampiran peraturan."
        )
        folder.reindexObject()
