"""What the unit that sent a draft finds on its page: every step that it may take."""

from lxml import html
import pytest
from setneg.policy.notices import words
from setneg.workflows.chains import stage_of
from tests.policy.standards_drafts.conftest import CLERK
from tests.policy.standards_drafts.conftest import GOOD
from tests.policy.standards_drafts.conftest import HEAD
from tests.policy.standards_drafts.conftest import PDF
from tests.policy.standards_drafts.conftest import STAFF
from tests.policy.standards_drafts.conftest import take
import transaction


pytestmark = pytest.mark.rule("R-SPS-06")


def opened(desk, userid, document):
    transaction.commit()
    browser = desk(userid)
    browser.open(document.absolute_url())
    return browser


def test_the_head_may_sign_the_final_draft_or_send_it_back(signable, desk):
    # Kepala Biro Umum
    document, _memo = signable()
    browser = opened(desk, HEAD, document)
    assert "Anda dapat mengembalikannya dengan alasan" in browser.contents
    browser.getLink("Kembalikan ke Rapat kerja ke-2").click()
    browser.getControl(name="form.widgets.alasan").value = "Bagan alir belum lengkap."
    browser.getControl(name="form.buttons.take").click()
    transaction.begin()
    assert stage_of(document).id == "rapat_kerja_2"


def test_the_staff_of_the_unit_may_send_the_improved_draft(draft, desk):
    # Staf Biro Umum; pegawai unit lain tidak melihatnya
    document = draft(HEAD)
    wanting = {**GOOD, "format": "perbaiki", "catatan_format": "Margin"}
    take(CLERK, document, "minta_kelengkapan", alasan="Perbaiki", **wanting)
    browser = opened(desk, STAFF, document)
    assert "langkah=lengkapi-diperiksa" in browser.contents
    assert "langkah=batalkan" not in browser.contents
    assert "langkah=lengkapi" not in opened(desk, CLERK, document).contents


def test_who_is_asked_again_reads_what_his_unit_has_to_do(draft):
    # Kepala Biro Umum; stafnya dapat melakukannya juga
    document = draft(HEAD)
    assert words.todo(document) == []
    wanting = {**GOOD, "format": "perbaiki", "catatan_format": "Margin"}
    take(CLERK, document, "minta_kelengkapan", alasan="Perbaiki", **wanting)
    assert words.todo(document) == ["Lengkapi dan ajukan kembali"]


def test_a_refused_softcopy_is_not_taken_for_one_that_stays(signable, desk):
    # Kepala Biro Umum; memilih program sebagai softcopy, lalu naskahnya
    document, _memo = signable()
    browser = opened(desk, HEAD, document)
    browser.getLink(url="langkah=setujui-disetujui").click()
    name = "form.widgets.berkas"
    browser.getControl(name=name).add_file(b"MZ", "application/pdf", "draf.exe")
    browser.getControl(name="form.buttons.take").click()
    kept = html.fromstring(browser.contents).xpath(
        f"//input[@name='{name}.action'][@checked]/@value"
    )
    assert kept in ([], ["replace"]), kept
    browser.getControl(name=name).add_file(PDF, "application/pdf", "draf.pdf")
    browser.getControl(name="form.buttons.take").click()
    transaction.begin()
    assert stage_of(document).id == "disetujui"
