"""Drafts of standards in Chromium: who is asked, who is silent, and the upload."""

import os
from plone import api
import pytest
from setneg.policy.distribution import receipts
from setneg.workflows.chains import stage_of
from tests import counts
from tests.policy.standards_drafts.conftest import approved
from tests.policy.standards_drafts.conftest import asked_for
from tests.policy.standards_drafts.conftest import CLERK
from tests.policy.standards_drafts.conftest import delivered
from tests.policy.standards_drafts.conftest import discussed
from tests.policy.standards_drafts.conftest import draft
from tests.policy.standards_drafts.conftest import EXAMINER
from tests.policy.standards_drafts.conftest import HEAD
from tests.policy.standards_drafts.conftest import KARO
from tests.policy.standards_drafts.conftest import memo
from tests.policy.standards_drafts.conftest import OTHER
from tests.policy.standards_drafts.conftest import rest
from tests.policy.standards_drafts.conftest import send
from tests.policy.standards_drafts.conftest import signable
from tests.policy.standards_drafts.conftest import today
from tests.policy.standards_drafts.conftest import uploadable
from tests.policy.standards_drafts.conftest import UPLOADER
import transaction


__all__ = ("approved", "draft", "memo", "rest", "send", "signable", "uploadable")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.rule("R-SPS-02", "R-SPS-10", "R-SPS-11"),
]
SHOTS = os.environ.get("SETNEG_SHOTS")
ADDRESS = "https://www.setneg.go.id/standar/sop-tamu"


def looked_at(window, name):
    """Nothing reaches beyond the window; kept as a picture when asked to."""
    window.sound()
    if SHOTS:
        width = window.page.evaluate("window.innerWidth")
        window.page.screenshot(path=f"{SHOTS}/{name}-{width}.png", full_page=True)


def seen_by(desk, who, address, width=1280):
    """A window in which somebody has opened a page, and the page."""
    window = desk(width=width)
    window.sign_in(who)
    return window, window.open(address)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_biro_marks_a_memorandum_and_a_unit_goes_on_to_its_form(site, desk, width):
    # Kepala Subbagian Standardisasi Pelayanan, lalu Kepala Biro Umum
    request = delivered(site)
    transaction.commit()
    url = request.absolute_url()
    window, _page = seen_by(desk, EXAMINER, url, width)
    page = window.press("form[action$='@@minta-draf'] button[value=tandai]")
    assert "Biro Keuangan" in page.inner_text("#permintaan-draf")
    looked_at(window, "memorandum")
    transaction.begin()
    receipts.confirm(request, HEAD)
    transaction.commit()
    unit, page = seen_by(desk, HEAD, "/draf-standar", width)
    assert "Tenggat" in page.inner_text("#content")
    looked_at(unit, "list-unit")
    page = unit.press("#content a[href*='formulir/draf-standar']")
    chosen = page.eval_on_selector(
        "select[name='form.widgets.memo:list']", "e => e.value"
    )
    assert chosen == request.UID()
    looked_at(unit, "form")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_list_names_meetings_to_prepare_and_a_draft_its_way(draft, desk, width):
    # Staf Subbagian Standardisasi Pelayanan
    counts.anew()
    made = discussed(draft(HEAD), "rapat_kerja_1")
    draft(OTHER, "SOP pengelolaan kas")
    transaction.commit()
    window, page = seen_by(desk, CLERK, "/draf-standar", width)
    assert "6 hari kerja" in page.inner_text("#content")
    looked_at(window, "list")
    page = window.open(made.absolute_url())
    assert "Betulkan penetapan" in page.inner_text("#content")
    looked_at(window, "draft")


def test_the_head_of_the_biro_asks_and_biro_it_uploads(uploadable, desk):
    # Kepala Biro Ortala meminta, Staf Biro Informasi dan Teknologi melaksanakan
    counts.anew()
    made, request = uploadable()
    transaction.commit()
    url = made.absolute_url()
    karo, _page = seen_by(desk, KARO, url)
    page = karo.step("lanjut")
    page.select_option("select[name='form.widgets.memo_unggah:list']", request.UID())
    looked_at(karo, "ask")
    karo.press("#form-buttons-take, button[name^='form.buttons']")
    window, page = seen_by(desk, UPLOADER, "/@@kotak-masuk", 390)
    assert made.title in page.inner_text("#content")
    window.open(url)
    page = window.step("kerjakan")
    page.fill("input[name='form.widgets.alamat']", ADDRESS)
    page.fill("input[name='form.widgets.tanggal_unggah']", today().isoformat())
    looked_at(window, "upload")
    window.press("#form-buttons-take, button[name^='form.buttons']")
    transaction.begin()
    assert stage_of(made).id == "terunggah"
    unit, page = seen_by(desk, HEAD, url)
    assert page.query_selector(f"#content a[href='{ADDRESS}']")
    looked_at(unit, "uploaded")


def test_a_silent_unit_is_marked_late(site, desk, memo):
    # Kepala Subbagian Standardisasi Pelayanan
    receipts.confirm(memo, HEAD)
    kept = receipts.kept_rows(memo)["biro-umum__kepala"]
    kept["diterima"] = kept["diterima"].replace(year=kept["diterima"].year - 1)
    transaction.commit()
    window, page = seen_by(desk, KARO, memo.absolute_url())
    assert "Terlambat" in page.inner_text("#permintaan-draf")
    page.fill("#permintaan-draf input[name=alasan]", "Tidak mempunyai layanan")
    looked_at(window, "late")
    page = window.press("#permintaan-draf button[value=tanpa]")
    assert "Tidak ditunggu lagi" in page.inner_text("#permintaan-draf")
    with api.env.adopt_user(EXAMINER):
        asked_for(memo)  # a second mark changes nothing
