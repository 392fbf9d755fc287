"""Indicators in Chromium: a unit pastes a range, the Bagian leads its round, a phone."""

from plone import api
import pytest
from setneg.policy.iku import cycles
from setneg.policy.iku import groups
from setneg.policy.iku import making
from setneg.policy.iku import sheet
from tests.policy.iku.conftest import opened_round
from tests.policy.iku.conftest import SMART
import transaction


LINE = {
    "indikator": "Jumlah kunjungan kenegaraan yang terlaksana",
    "tujuan": "Layanan kerumahtanggaan yang prima",
    "sasaran": "Meningkatnya mutu layanan kerumahtanggaan Presiden",
    "definisi": "Kunjungan yang terselenggara menurut rencana.",
    "rumus": "Dihitung satu per satu.",
    "satuan": "kunjungan",
    "target": "TW1: 2; TW2: 4; TW3: 6; TW4: 8",
    "sumber_data": "Laporan protokol",
    "alasan_usulan": "Arahan pimpinan",
}
PASTE = """([selector, text]) => {
  const field = document.querySelector(selector);
  const data = new DataTransfer();
  data.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste",
    { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def cycle(site):
    """A round that asks two units, opened by the head of Bagian AK I."""
    made = opened_round(
        ["setpres", "setmen"],
        title="IKU Kementerian Sekretariat Negara 2027",
        periode="Renstra 2025–2029",
        sasaran_strategis=[LINE["sasaran"], "Terjaganya kearsipan"],
    )
    with api.env.adopt_user("kabag.ak1"):
        groups.arrange(made, groups.proposed(made, 2), "kabag.ak1")
    transaction.commit()
    return made


@pytest.fixture
def proposed(cycle):
    """One indicator of the Sekretariat Presiden, and nearly the same of another."""
    found = []
    for userid, unit in (("staf.setpres", "setpres"), ("staf.sesmen", "setmen")):
        with api.env.adopt_user(userid):
            values = making.understood(
                {**LINE, "alasan_usulan": "arahan_pimpinan", "smart": SMART}, 2027
            )
            found.append(making.make(values, unit, cycle, userid))
    transaction.commit()
    return [each.absolute_url() for each in found]


def test_a_unit_pastes_a_range_into_the_grid_and_sends_it(cycle, desk):
    # Staff of the Sekretariat Presiden; the second line has no source of data.
    window = desk(width=1400)
    window.sign_in("staf.setpres")
    page = window.open(f"{cycle.absolute_url()}/@@iku-kisi")
    second = {**LINE, "indikator": "Rata-rata waktu tanggap layanan", "sumber_data": ""}
    text = "\n".join(
        "\t".join(line.get(name, "") for name in sheet.NAMES) for line in (LINE, second)
    )
    page.evaluate(PASTE, ['[name="kisi.0.indikator"]', text])
    assert page.input_value('[name="kisi.1.satuan"]') == "kunjungan"
    assert page.input_value('[name="kisi.0.alasan_usulan"]') == "arahan_pimpinan"
    window.press('button[name="simpan"][value="semua"]')
    assert page.is_visible('[id="kisi.1.sumber_data-salah"]')
    window.sound()
    window.picture("iku-grid")
    page.fill('[name="kisi.1.sumber_data"]', "Catatan layanan")
    window.press('button[name="simpan"][value="semua"]')
    transaction.begin()
    assert len(cycles.indicators(cycle)) == 2
    assert "IKU Kementerian" in page.inner_text("h1")


def test_nothing_that_is_pasted_is_lost(cycle, desk):
    # Staff of the Sekretariat Presiden copied the headings too, and a choice of their own.
    window = desk(width=1400)
    window.sign_in("staf.setpres")
    page = window.open(f"{cycle.absolute_url()}/@@iku-kisi")
    line = {**LINE, "alasan_usulan": "Karena perlu", "polaritas": "Minimalkan"}
    rows = [
        [column.title for column in sheet.COLUMNS],
        [line.get(name, "") for name in sheet.NAMES],
    ]
    text = "\n".join("\t".join(row) for row in rows)
    page.evaluate(PASTE, ['[name="kisi.0.indikator"]', text])
    assert page.input_value('[name="kisi.0.indikator"]') == LINE["indikator"]
    assert page.input_value('[name="kisi.0.alasan_usulan"]') == "Karena perlu"
    assert page.input_value('[name="kisi.0.polaritas"]') == "minimalkan"
    assert page.input_value('[name="kisi.1.indikator"]') == ""
    assert not page.is_visible("#kisi-lebih")
    window.press('button[name="periksa"]')
    fault = page.inner_text('[id="kisi.0.alasan_usulan-salah"]')
    assert "“Karena perlu” tidak dikenal" in fault
    assert page.input_value('[name="kisi.0.alasan_usulan"]') == "Karena perlu"
    page.focus('[name="kisi.0.tujuan"]')
    page.keyboard.press("Control+ArrowDown")
    assert page.evaluate("document.activeElement.name") == "kisi.1.tujuan"
    window.sound()
    many = "\n".join("Indikator\tTujuan" for _number in range(310))
    page.evaluate(PASTE, ['[name="kisi.1.indikator"]', many])
    assert page.is_visible("#kisi-lebih")


def test_many_lines_are_sent_in_parts_and_nothing_twice(cycle, desk):
    # Staff of the Sekretariat Presiden send forty-five lines, one of them wrong.
    window = desk(width=1400)
    window.sign_in("staf.setpres")
    page = window.open(f"{cycle.absolute_url()}/@@iku-kisi")
    lines = [{**LINE, "indikator": f"Jumlah layanan jenis {n:02}"} for n in range(45)]
    lines[7]["satuan"] = ""
    text = "\n".join(
        "\t".join(line.get(name, "") for name in sheet.NAMES) for line in lines
    )
    page.evaluate(PASTE, ['[name="kisi.0.indikator"]', text])
    with page.expect_navigation(wait_until="load", timeout=120_000):
        page.click('button[name="simpan"][value="baik"]')
    transaction.begin()
    assert len(cycles.indicators(cycle)) == 44
    assert page.input_value('[name="kisi.0.indikator"]') == "Jumlah layanan jenis 07"
    assert "44 indikator diajukan" in page.inner_text("#content")


def lines_of(count):
    """As many lines as a range that somebody copies."""
    lines = [
        {**LINE, "indikator": f"Jumlah layanan jenis {n:02}"} for n in range(count)
    ]
    return "\n".join(
        "\t".join(line.get(name, "") for name in sheet.NAMES) for line in lines
    )


def test_who_goes_back_finds_what_he_typed_and_stores_nothing_twice(cycle, desk):
    # Staff of the Sekretariat Presiden press twice, go back, and press again.
    window = desk(width=1400)
    window.sign_in("staf.setpres")
    page = window.open(f"{cycle.absolute_url()}/@@iku-kisi")
    page.evaluate(PASTE, ['[name="kisi.0.indikator"]', lines_of(12)])
    window.press('button[name="periksa"]')
    page.go_back(wait_until="load")
    assert page.input_value('[name="kisi.11.indikator"]') == "Jumlah layanan jenis 11"
    with page.expect_navigation(url=cycle.absolute_url(), wait_until="load"):
        page.dblclick('button[name="simpan"][value="semua"]')
    assert "12 indikator diajukan" in page.inner_text("body")
    transaction.begin()
    assert len(cycles.indicators(cycle)) == 12
    page.go_back(wait_until="load")
    assert page.input_value('[name="kisi.0.indikator"]') == "Jumlah layanan jenis 00"
    window.press('button[name="simpan"][value="semua"]')
    assert "sudah ada (IKU-" in page.inner_text("#content")
    transaction.begin()
    assert len(cycles.indicators(cycle)) == 12


def test_a_long_sheet_without_fault_says_how_many_were_sent(cycle, desk):
    # Staff of the Sekretariat Presiden.
    window = desk(width=1400)
    window.sign_in("staf.setpres")
    page = window.open(f"{cycle.absolute_url()}/@@iku-kisi")
    page.evaluate(PASTE, ['[name="kisi.0.indikator"]', lines_of(25)])
    with page.expect_navigation(url=cycle.absolute_url(), timeout=120_000):
        page.dblclick('button[name="simpan"][value="baik"]')
    assert "25 indikator diajukan" in page.inner_text("body")
    transaction.begin()
    assert len(cycles.indicators(cycle)) == 25


def test_the_bagian_sees_its_round_the_inventory_and_the_record(cycle, proposed, desk):
    # The head of Bagian AK I, then his phone.
    window = desk()
    window.sign_in("kabag.ak1")
    window.open("/iku")
    window.sound()
    window.picture("iku-place")
    window.open(cycle.absolute_url())
    window.sound()
    window.picture("iku-round")
    window.open(f"{cycle.absolute_url()}/@@iku-inventaris")
    page = window.sound()
    window.picture("iku-inventory")
    assert "Terjaganya kearsipan" in page.inner_text("#content")
    window.open(proposed[0])
    window.sound()
    window.picture("iku-record")
    window.open("/iku/@@siklus-baru")
    window.sound()
    phone = desk(width=390)
    phone.sign_in("kabag.ak1")
    for path in ("/iku", cycle.absolute_url(), proposed[0]):
        phone.open(path)
        phone.sound()
