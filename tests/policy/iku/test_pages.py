"""Indicators and rounds on screen."""

import io
from openpyxl import load_workbook
import pytest
from setneg.policy.browser import dates
from setneg.policy.iku import checks
from setneg.policy.iku import cycles
from setneg.policy.iku import groups
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox import deadline_of
from tests.policy.iku.conftest import filled_in
from tests.policy.iku.conftest import opened_round
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
    assert browser.contents.count("alert-success") == 1
    assert "alert-danger" not in browser.contents
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
    form = browser.getForm(action="@@iku-rapat-selesai", index=0)
    form.getControl(name="selesai").value = "2099-01-01T10:00"
    form.getControl(name="catatan").value = "Skala disamakan."
    form.submit()
    assert "belum selesai" in browser.contents
    form = browser.getForm(action="@@iku-rapat-selesai", index=0)
    assert form.getControl(name="catatan").value == "Skala disamakan."
    form.getControl(name="selesai").value = ""
    form.submit()
    transaction.begin()
    assert stage_of(indicator).id == "persetujuan"


@pytest.mark.rule("IKU-7.b")
def test_the_inventory_shows_doubles_and_keeps_the_decision(cycle, propose, desk, rest):
    # The head of Bagian AK II decides; a unit may not look.
    closed = propose("staf.setpres", "setpres")
    own = propose("staf.sesmen", "setmen")
    stranger = desk("pimpinan.setpres")
    stranger.open(f"{cycle.absolute_url()}/@@iku-inventaris")
    assert "mungkin ganda" not in stranger.contents
    browser = desk("kabag.ak2")
    browser.open(f"{cycle.absolute_url()}/@@iku-inventaris")
    assert "Deputi Bidang Perundang-undangan" in browser.contents
    # What the other Bagian still checks is told, and leads to no closed door.
    assert f'href="{own.absolute_url()}"' in browser.contents
    assert f'href="{closed.absolute_url()}"' not in browser.contents
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


def test_what_is_wrong_with_a_round_is_said_in_indonesian(site, desk):
    # The head of Bagian AK I forgets everything, then ticks two units.
    browser = desk("kabag.ak1")
    browser.open(f"{site.absolute_url()}/iku/@@siklus-baru")
    browser.getControl(name="form.buttons.buat").click()
    assert "Ada isian yang perlu diperbaiki." in browser.contents
    assert "Isian wajib belum diisi." in browser.contents
    assert "Required input" not in browser.contents
    browser.getControl(name="form.widgets.title").value = "IKU 2030"
    browser.getControl(name="form.widgets.tahun").value = "tahun depan"
    browser.getControl(name="form.buttons.buat").click()
    assert "Isian ini harus bilangan bulat." in browser.contents
    browser.getControl(name="form.widgets.tahun").value = "2030"
    browser.getControl(name="form.widgets.periode").value = "Renstra 2030-2034"
    boxes = browser.getControl(name="form.widgets.unit_diminta:list")
    boxes.value = ["setpres", "setmen"]
    browser.getControl(name="form.buttons.buat").click()
    transaction.begin()
    [brain] = site.portal_catalog.unrestrictedSearchResults(
        portal_type=cycles.KIND, Title="IKU 2030"
    )
    made = brain._unrestrictedGetObject()
    assert sorted(made.unit_diminta) == ["setmen", "setpres"]


def test_nobody_is_sent_to_a_form_that_he_cannot_send(site, cycle, desk):
    # Staff of a unit that is asked, and of one that is not; Kabag AK I leads the round.
    for who, able in (
        ("staf.setpres", True),
        ("staf.sdm", False),
        ("kabag.ak1", False),
    ):
        browser = desk(who)
        browser.open(f"{site.absolute_url()}/iku")
        assert ("Usulkan indikator" in browser.contents) == able, who


@pytest.mark.rule("R-IKU-05")
def test_groups_are_ticked_and_members_named_by_their_titles(cycle, desk):
    # The head of Bagian AK I; nobody has to know a code.
    browser = desk("kabag.ak1")
    browser.open(cycle.absolute_url())
    browser.getControl(name="nama.0").value = "Kelompok istana"
    browser.getControl(name="unit.0").getControl(value="setpres").selected = True
    browser.getControl(
        name="anggota.0"
    ).value = "Kepala Bagian Akuntabilitas Kinerja II\nbagian-ak1__staf\n"
    browser.getControl(name="nama.1").value = "Kelompok kementerian"
    for unit in ("setmen", "deputi-hukum"):
        browser.getControl(name="unit.1").getControl(value=unit).selected = True
    browser.getControl("Simpan kelompok").click()
    transaction.begin()
    made = groups.groups(cycle)
    assert [each.units for each in made] == [("setpres",), ("setmen", "deputi-hukum")]
    assert made[0].members == ("bagian-ak2__kepala", "bagian-ak1__staf")
    browser.getControl(name="anggota.1").value = "Kepala Dinas Anu"
    browser.getControl("Simpan kelompok").click()
    assert "Jabatan “Kepala Dinas Anu” tidak dikenal." in browser.contents


def test_what_stays_in_the_discussion_is_said_however_many_there_are(
    grouped, propose, step, desk
):
    # The head of Bagian AK I ends a meeting; twelve indicators have no criteria judged.
    for number in range(12):
        made = propose(
            "staf.setpres", "setpres", indikator=f"Jumlah hal {number}", smart=[]
        )
        step(made, "kabag.ak1", "terima")
    browser = desk("kabag.ak1")
    browser.open(grouped.absolute_url())
    browser.getForm(action="@@iku-rapat-selesai", index=0).submit()
    assert "12 indikator tetap dibahas" in browser.contents
    told = browser.contents.partition("Belum dapat dimintakan persetujuan")[2]
    assert told.count("Kriteria “Spesifik” belum diperiksa") == 12
    other = desk("staf.setpres")
    other.open(grouped.absolute_url())
    assert "Belum dapat dimintakan persetujuan" not in other.contents


@pytest.mark.rule("R-IKU-06")
def test_a_head_sees_until_when_he_is_asked(site, approved, desk):
    # The Sekretaris Presiden, within his five days.
    browser = desk("pimpinan.setpres")
    browser.open(f"{site.absolute_url()}/iku/@@iku-persetujuan")
    last = dates.moment(deadline_of(approved[0]).breach)
    assert browser.contents.count(last) == 2


def test_many_awaited_replies_are_one_line_and_pages_beside_have_none(site, desk):
    # The head of Bagian AK I opens a round to five units.
    made = opened_round(
        ["setpres", "setwapres", "setmilpres", "setmen", "ksp"],
        title="IKU 2031",
        tahun=2031,
        periode="Renstra 2030-2034",
        batas_usulan=organisation.today(),
    )
    browser = desk("kabag.ak1")
    browser.open(made.absolute_url())
    assert "Menunggu balasan 5 jabatan" in " ".join(browser.contents.split())
    for page in ("@@iku-inventaris", "@@teruskan-iku"):
        browser.open(f"{made.absolute_url()}/{page}")
        assert "langkah-panel" not in browser.contents


def test_the_bagian_brings_many_to_the_discussion_in_one_sitting(
    site, cycle, propose, desk
):
    # The head of Bagian AK I; the head of Bagian AK II has nothing to do with them.
    made = [
        propose("staf.setpres", "setpres", indikator=f"Layanan {n}") for n in (1, 2)
    ]
    other = desk("kabag.ak2")
    other.open(f"{site.absolute_url()}/iku/@@iku-periksa")
    assert "Tidak ada indikator" in other.contents
    browser = desk("kabag.ak1")
    browser.open(f"{site.absolute_url()}/iku")
    browser.getLink("Periksa indikator").click()
    uids = [each.UID() for each in made]
    browser.getControl(name="iku").value = uids
    browser.getForm(action="@@iku-terima").submit()
    transaction.begin()
    assert [stage_of(each).id for each in made] == ["dibahas", "dibahas"]
    assert "Tidak ada indikator yang menunggu pemeriksaan Anda" in browser.contents


def test_nobody_checks_what_another_bagian_checks(site, cycle, propose, desk):
    # The head of Bagian AK II sends the form of Bagian AK I with his own token.
    made = propose("staf.setpres", "setpres")
    mine = propose("staf.sesmen", "setmen", indikator="Milik Bagian lain")
    browser = desk("kabag.ak2")
    browser.open(f"{site.absolute_url()}/iku/@@iku-periksa")
    control = browser.getControl(name="iku")
    assert control.options == [mine.UID()]
    token = browser.getControl(name="_authenticator", index=0).value
    browser.post(
        f"{site.absolute_url()}/iku/@@iku-terima",
        f"iku={made.UID()}&_authenticator={token}",
    )
    transaction.begin()
    assert stage_of(made).id == "diajukan"


def test_the_list_is_searched_by_unit_and_word(site, cycle, propose, desk):
    # The head of the Bagian AK I among the indicators of two units.
    propose("staf.setpres", "setpres", indikator="Layanan kerumahtanggaan")
    browser = desk("kabag.ak1")
    browser.open(f"{site.absolute_url()}/iku?kata=kerumah")
    assert "Layanan kerumahtanggaan" in browser.contents
    browser.open(f"{site.absolute_url()}/iku?kata=tidakada")
    assert "Tidak ada indikator yang cocok" in browser.contents
    browser.open(f"{site.absolute_url()}/iku?unit=setmen")
    assert "Layanan kerumahtanggaan" not in browser.contents


def test_the_form_begins_with_every_criterion(site, cycle, desk):
    # Staff of the Sekretariat Presiden read words, not names of columns.
    browser = desk("staf.setpres")
    browser.open(f"{site.absolute_url()}/formulir/iku")
    control = browser.getControl(name="form.widgets.smart.2.kriteria")
    assert control.value == ["dapat_dicapai"]
    assert control.displayValue == ["Dapat dicapai"]
    shown = [
        browser.getControl(name=f"form.widgets.smart.{n}.kriteria") for n in range(5)
    ]
    assert len({each.value[0] for each in shown}) == 5


def test_units_of_one_name_are_told_apart(site, desk):
    # The head of Bagian AK I; four offices are called Biro Umum.
    browser = desk("kabag.ak1")
    browser.open(f"{site.absolute_url()}/iku/@@siklus-baru")
    for above in ("Sekretariat Presiden", "Sekretariat Militer Presiden"):
        assert f"Biro Umum ({above})" in browser.contents
    assert "Biro Keuangan (" not in browser.contents


def test_the_criteria_may_be_left_for_the_discussion(site, cycle, desk):
    # Staff of the Sekretariat Presiden fill in the form and judge one criterion.
    browser = desk("staf.setpres")
    more = {"sumber_data": "Laporan", "smart.0.alasan": "Jelas."}
    filled_in(browser, site, cycle, **more)
    browser.getControl(name="form.widgets.smart.0.terpenuhi").value = ["ya"]
    browser.getControl("Ajukan indikator").click()
    transaction.begin()
    (made,) = cycles.indicators(cycle)
    judged = {row["kriteria"]: row["terpenuhi"] for row in made.smart}
    assert judged["spesifik"] == "ya"
    assert not judged.get("relevan")
    assert len(checks.smart_gaps(made.smart)) == 4
