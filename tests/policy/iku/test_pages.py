"""Indicators and rounds on screen."""

import io
from openpyxl import load_workbook
import pytest
from setneg.policy.iku import cycles
from setneg.workflows.chains import stage_of
import transaction


@pytest.fixture
def approved(grouped, propose, step):
    """Two indicators that wait for the Sekretaris Presiden."""
    made = [
        propose("staf.setpres", "setpres", indikator=f"Jumlah kegiatan jenis {number}")
        for number in ("pertama", "kedua")
    ]
    for each in made:
        step(each, "kabag.ak1", "terima")
        step(each, "kabag.ak1", "lanjut")
    return made


def test_the_page_of_an_indicator_shows_its_record_and_escapes_it(propose, desk):
    # Staff of the Sekretariat Presiden typed markup.
    indicator = propose(
        "staf.setpres", "setpres", definisi="<script>alert(1)</script> naskah"
    )
    browser = desk("kabag.ak1")
    browser.open(indicator.absolute_url())
    for words in ("Triwulan IV 2027", "95,5", "Buku agenda portal", "Arahan pimpinan"):
        assert words in browser.contents
    assert "<script>alert(1)" not in browser.contents
    assert "&lt;script&gt;alert(1)" in browser.contents


def test_notes_of_the_bagian_stand_at_their_fields(propose, step, desk):
    # Kasubbag PPK I on the form of the step, staff of the unit read it.
    indicator = propose("staf.setpres", "setpres")
    browser = desk("kasubbag.ppk1")
    browser.open(
        f"{indicator.absolute_url()}/@@langkah?langkah=minta_kelengkapan-dilengkapi"
    )
    browser.getControl(name="form.widgets.alasan").value = "Lengkapi rumus."
    browser.getControl(name="form.widgets.catatan_ruas.0.ruas").value = ["rumus"]
    browser.getControl(name="form.widgets.catatan_ruas.0.catatan").value = "Penyebut?"
    browser.getControl(name="form.buttons.take").click()
    transaction.begin()
    assert stage_of(indicator).id == "dilengkapi"
    reader = desk("staf.setpres")
    reader.open(indicator.absolute_url())
    assert "Penyebut?" in reader.contents
    reader.open(f"{indicator.absolute_url()}/edit")
    assert "form.widgets.rumus" in reader.contents


def test_a_round_is_begun_on_screen(site, desk):
    # The head of Bagian AK I; the head of another unit is not let in.
    stranger = desk("pimpinan.sdm")
    stranger.open(f"{site.absolute_url()}/iku/@@siklus-baru")
    assert "form.widgets.tahun" not in stranger.contents
    browser = desk("kabag.ak1")
    browser.open(f"{site.absolute_url()}/iku/@@siklus-baru")
    browser.getControl(name="form.widgets.title").value = "IKU 2029"
    browser.getControl(name="form.widgets.tahun").value = "2029"
    browser.getControl(name="form.widgets.periode").value = "Renstra 2025-2029"
    browser.getControl(name="form.widgets.penanggung_jawab:list").value = ["bagian-ak2"]
    browser.getControl(name="form.buttons.buat").click()
    transaction.begin()
    brains = site.portal_catalog.unrestrictedSearchResults(
        portal_type=cycles.KIND, Title="IKU 2029"
    )
    assert len(brains) == 1
    assert brains[0].unit == "bagian-ak2"


@pytest.mark.rule("IKU-6", "R-IKU-06")
def test_a_head_approves_many_in_one_sitting(site, approved, desk):
    # The Sekretaris Presiden ticks both; the Sekretaris Kementerian sees none.
    other = desk("sesmen")
    other.open(f"{site.absolute_url()}/iku/@@iku-persetujuan")
    assert "Jumlah kegiatan" not in other.contents
    browser = desk("pimpinan.setpres")
    browser.open(f"{site.absolute_url()}/iku/@@iku-persetujuan")
    for each in approved:
        browser.getControl(name="iku").getControl(value=each.UID()).selected = True
    browser.getForm(action="@@iku-setujui").submit()
    assert browser.contents.count("alert-success") == 2
    transaction.begin()
    assert [stage_of(each).id for each in approved] == ["disetujui", "disetujui"]


@pytest.mark.rule("IKU-5.a")
def test_groups_and_the_end_of_a_meeting_on_screen(cycle, propose, step, desk):
    # The head of Bagian AK I divides the units and closes a discussion.
    indicator = propose("staf.setpres", "setpres")
    step(indicator, "kabag.ak1", "terima")
    browser = desk("kabag.ak1")
    browser.open(cycle.absolute_url())
    browser.getControl(name="jumlah").value = "3"
    browser.getControl(name="bagi").click()
    assert "Kelompok 3" in browser.contents
    browser.getForm(action="@@iku-rapat-selesai", index=0).submit()
    transaction.begin()
    assert stage_of(indicator).id == "persetujuan"


@pytest.mark.rule("IKU-7.b")
def test_the_inventory_shows_doubles_and_keeps_the_decision(cycle, propose, desk, rest):
    # The head of Bagian AK II decides; a unit may not look.
    propose("staf.setpres", "setpres")
    propose("staf.sesmen", "setmen")
    stranger = desk("pimpinan.setpres")
    stranger.open(f"{cycle.absolute_url()}/@@iku-inventaris")
    assert "mungkin ganda" not in stranger.contents
    browser = desk("kabag.ak2")
    browser.open(f"{cycle.absolute_url()}/@@iku-inventaris")
    assert "Deputi Bidang Hukum" in browser.contents
    form = browser.getForm(action="@@iku-putusan")
    form.getControl(name="alasan").value = "Lingkupnya berbeda."
    form.getControl(name="putusan", index=0).click()
    assert "Lingkupnya berbeda." in browser.contents
    answer = rest("kabag.ak2").request(
        "GET", f"{cycle.absolute_url()}/@@iku-inventaris.xlsx"
    )
    book = load_workbook(io.BytesIO(answer.content))
    lines = list(book.active.iter_rows(values_only=True))
    assert len(lines) == 3
    assert "bukan_ganda: Lingkupnya berbeda." in lines[1]


def test_the_place_lists_rounds_and_indicators_one_may_see(site, cycle, propose, desk):
    # The head of Bagian AK I, and somebody of a unit that was not asked.
    propose("staf.setpres", "setpres")
    browser = desk("kabag.ak1")
    browser.open(f"{site.absolute_url()}/iku")
    assert "IKU 2027" in browser.contents
    assert "Persentase naskah" in browser.contents
    other = desk("staf.sdm")
    other.open(f"{site.absolute_url()}/iku")
    assert "IKU 2027" not in other.contents
    assert "Persentase naskah" not in other.contents


def test_acts_are_refused_without_the_page_s_token(cycle, desk):
    # A forged request of the head of Bagian AK I.
    browser = desk("kabag.ak1")
    browser.open(f"{cycle.absolute_url()}/@@iku-kelompok?jumlah=2&bagi=1")
    transaction.begin()
    assert not cycle.kelompok
