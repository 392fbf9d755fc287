"""The signature block on paper: read back from the sealed PDF."""

import pytest
from setneg.workflows.authority import book
import shutil
import subprocess
from tests.workflows.authority.test_signing_for_others import content
from tests.workflows.authority.test_signing_for_others import DELEGATION
from tests.workflows.steps import people
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


pytestmark = pytest.mark.usefixtures("integration")
KARO = "biro-ortala__kepala"


def text_of(document, tmp_path):
    """The text of the sealed file, one space between words."""
    path = tmp_path / "naskah.pdf"
    path.write_bytes(document.berkas_pdf.data)
    tool = shutil.which("pdftotext")
    found = subprocess.run(
        [tool, "-layout", str(path), "-"], capture_output=True, check=True, text=True
    )
    return " ".join(found.stdout.split())


def test_plt_stands_before_the_office_on_paper(portal, tmp_path):
    # Karo Umum sebagai Plt. Karo Ortala menandatangani undangan
    letter = people.begin(portal, "SuratUndangan")
    people.until(portal, letter, "tanda_tangan_eselon_2")
    post = content(portal, KARO)
    post.pemangku = ["karo.umum | 2026-01-01 | | plt | Sprin-12/2026"]
    notify(ObjectModifiedEvent(post))
    people.forget(portal)
    people.step(portal, letter, "karo.umum", "tanda_tangan")
    assert "Plt. Kepala Biro Organisasi, Tata Laksana" in text_of(letter, tmp_path)


def test_on_behalf_and_through_stand_above_the_signer_on_paper(portal, tmp_path):
    # Kabag Tata Laksana u.b. Karo a.n. Deputi
    book.book().settle(DELEGATION, "admin", "uji")
    letter = people.begin(
        portal,
        "SuratUndangan",
        penandatangan="eselon_1",
        atas_nama="bagian-tatalaksana__kepala",
    )
    people.until(portal, letter, "tanda_tangan_eselon_1")
    people.step(portal, letter, "kabag.tatalaksana", "tanda_tangan")
    text = text_of(letter, tmp_path)
    places = [
        text.index("a.n. Deputi"),
        text.index("u.b."),
        text.index("Kepala Bagian Tata Laksana,"),
    ]
    assert places == sorted(places)
    assert "(sebagai laporan)" in text
