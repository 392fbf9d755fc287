"""Many indicators at once: in the grid, pasted, from a workbook, over REST."""

from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies
import io
import json
from openpyxl import load_workbook
from openpyxl import Workbook
import pytest
from setneg.policy.iku import cycles
from setneg.policy.iku import sheet
from setneg.policy.iku import workbooks
import transaction
import zipfile


def line(**more):
    return {
        "indikator": "Jumlah kunjungan kenegaraan",
        "tujuan": "Layanan prima",
        "sasaran": "Mutu layanan",
        "definisi": "Kunjungan yang terselenggara.",
        "rumus": "Dihitung satu per satu.",
        "satuan": "kunjungan",
        "target": "TW1: 2; TW2: 4; TW3: 6; TW4: 8",
        "sumber_data": "Laporan protokol",
        "alasan_usulan": "Arahan pimpinan",
        **more,
    }


def book(*lines, head=None):
    made = Workbook()
    made.active.append(head or [column.title for column in sheet.COLUMNS])
    for each in lines:
        made.active.append([each.get(name) for name in sheet.NAMES])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def checked_as_file(browser, data):
    """Have the lines checked that the script of the grid sends as one file."""
    browser.getControl(name="lembar").add_file(data, "application/json", "kisi.json")
    browser.getControl(name="periksa").click()


def stored(cycle):
    transaction.begin()
    return [each.indikator for each in cycles.indicators(cycle)]


def test_a_workbook_is_read_by_its_headings_and_formulas_stay_text(site):
    # A workbook with a formula in a cell of text.
    rows = workbooks.read(book(line(definisi="=1+1", target="=SUM(A1:A9)")))
    assert rows[0]["definisi"] == "=1+1"
    assert rows[0]["target"] == "=SUM(A1:A9)"


@pytest.mark.parametrize(
    "data",
    [b"", b"bukan lembar kerja", b"PK\x03\x04rusak", book(head=["Apa", "Saja"])],
)
def test_what_is_no_workbook_of_ours_is_refused_with_a_reason(site, data):
    # Files that somebody uploads by mistake or by malice.
    with pytest.raises(sheet.SheetRefused):
        workbooks.read(data)


def test_a_file_that_unpacks_to_too_much_is_not_opened(site):
    # A small file with a part of a hundred megabytes.
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * (100 * 1024 * 1024))
    with pytest.raises(sheet.SheetRefused):
        workbooks.read(out.getvalue())


def test_errors_name_the_line_and_the_column(cycle):
    # Staff of the Sekretariat Presiden; the second line has no source, the third is twice.
    rows = [
        line(),
        line(indikator="Lain", sumber_data="", target="TW1: banyak"),
        line(indikator="JUMLAH kunjungan, kenegaraan"),
        {},
        line(indikator="Dengan unit asing", penyedia="Dinas Anu", batas_bawah="x"),
    ]
    found = sheet.checked(rows, "setpres", cycle, "staf.setpres")
    assert [each.number for each in found] == [1, 2, 3, 5]
    assert [sorted(each.errors) for each in found] == [
        [],
        ["sumber_data", "target"],
        ["indikator"],
        ["batas_bawah", "penyedia"],
    ]


def test_all_or_nothing_and_only_the_good_ones(cycle, rest):
    # Staff of the Sekretariat Presiden over REST.
    staff = rest("staf.setpres")
    url = f"{cycle.absolute_url()}/@iku"
    rows = [line(), line(indikator="Tanpa sumber", sumber_data="")]
    said = {"unit": "setpres", "items": rows, "cara": "semua"}
    assert staff.request("POST", url, json=said).status_code == 400
    assert stored(cycle) == []
    answer = staff.post(url, **(said | {"cara": "baik"}))
    assert len(answer["dibuat"]) == 1
    assert "sumber_data" in answer["items"][1]["alasan"]
    again = staff.post(url, **(said | {"cara": "baik"}))
    assert again["dibuat"] == []
    assert stored(cycle) == ["Jumlah kunjungan kenegaraan"]
    other = rest("staf.sesmen").post(url, **(said | {"cara": "baik"}))
    assert other["dibuat"] == []


def test_a_workbook_is_shown_before_anything_is_stored(cycle, desk):
    # Staff of the Sekretariat Presiden upload, look, and send.
    browser = desk("staf.setpres")
    browser.open(f"{cycle.absolute_url()}/@@iku-kisi")
    data = book(line(), line(indikator="Kedua", definisi="=HYPERLINK(1)"))
    browser.getControl(name="berkas").add_file(data, workbooks_type(), "iku.xlsx")
    browser.getControl(name="unggah").click()
    assert "siap disimpan" in browser.contents
    assert stored(cycle) == []
    browser.getControl(name="simpan", index=0).click()
    assert sorted(stored(cycle)) == ["Jumlah kunjungan kenegaraan", "Kedua"]
    export = desk("staf.setpres")
    export.open(f"{cycle.absolute_url()}/@@iku-lembar-kerja.xlsx?isi=1")
    lines = list(
        load_workbook(io.BytesIO(export.contents)).active.iter_rows(values_only=True)
    )
    assert len(lines) == 3
    assert all(not str(value).startswith("#") for value in lines[2])


def test_a_workbook_that_was_corrected_takes_the_place_of_its_lines(cycle, desk):
    # Staff of the Sekretariat Presiden upload, correct the workbook, and upload again.
    browser = desk("staf.setpres")
    browser.open(f"{cycle.absolute_url()}/@@iku-kisi")
    for source in ("", "Laporan protokol"):
        data = book(line(), line(indikator="Kedua", sumber_data=source))
        browser.getControl(name="berkas").add_file(data, workbooks_type(), "iku.xlsx")
        browser.getControl(name="unggah").click()
    assert browser.getControl(name="kisi.1.sumber_data").value == "Laporan protokol"
    assert browser.getControl(name="kisi.2.indikator").value == ""
    assert "siap disimpan" in browser.contents


def test_very_many_faults_are_counted_above_and_told_in_their_cells(cycle, desk):
    # Staff of the Sekretariat Presiden.
    browser = desk("staf.setpres")
    browser.open(f"{cycle.absolute_url()}/@@iku-kisi")
    rows = [line(indikator=f"Jenis {n}", satuan="") for n in range(45)]
    checked_as_file(browser, json.dumps(rows).encode())
    assert browser.contents.count('<a href="#kisi.') == 40
    assert 'id="kisi.44.satuan-salah"' in browser.contents


def test_lines_are_pasted_without_scripts(cycle, desk):
    # Staff of the Sekretariat Presiden paste a range without headings.
    browser = desk("staf.setpres")
    browser.open(f"{cycle.absolute_url()}/@@iku-kisi")
    cells = [line().get(name, "") for name in sheet.NAMES]
    browser.getControl(name="tempelan").value = "\t".join(cells)
    browser.getControl(name="tempel").click()
    assert "siap disimpan" in browser.contents
    browser.getControl(name="simpan", index=0).click()
    assert stored(cycle) == ["Jumlah kunjungan kenegaraan"]


def test_a_fault_is_shown_in_its_cell_and_what_was_typed_is_kept(cycle, desk):
    # Staff of the Sekretariat Presiden forget the source of data.
    browser = desk("staf.setpres")
    browser.open(f"{cycle.absolute_url()}/@@iku-kisi")
    for name, value in line(sumber_data="").items():
        control = browser.getControl(name=f"kisi.0.{name}")
        control.value = ["arahan_pimpinan"] if name == "alasan_usulan" else value
    browser.getControl(name="simpan", index=0).click()
    assert 'id="kisi.0.sumber_data-salah"' in browser.contents
    assert "Laporan" not in browser.contents
    assert browser.getControl(name="kisi.0.satuan").value == "kunjungan"
    assert stored(cycle) == []


def test_a_sheet_larger_than_a_form_arrives_as_one_file(cycle, desk):
    # Staff of the Sekretariat Presiden; Zope takes 1,024 fields of a form.
    browser = desk("staf.setpres")
    browser.open(f"{cycle.absolute_url()}/@@iku-kisi")
    rows = [line(indikator=f"Layanan jenis {n}", satuan="") for n in range(120)]
    checked_as_file(browser, json.dumps(rows).encode())
    assert browser.getControl(name="kisi.119.indikator").value == "Layanan jenis 119"
    assert 'id="kisi.119.satuan-salah"' in browser.contents


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff", b"[" * 100_000])
def test_a_damaged_sheet_is_refused(cycle, desk, data):
    # Staff of the Sekretariat Presiden.
    browser = desk("staf.setpres")
    browser.raiseHttpErrors = False
    browser.open(f"{cycle.absolute_url()}/@@iku-kisi")
    checked_as_file(browser, data)
    assert "tidak dapat dibaca" in browser.contents
    assert stored(cycle) == []


def test_what_was_typed_outlives_a_workbook_that_is_none(cycle, desk):
    # Staff of the Sekretariat Presiden upload a picture.
    browser = desk("staf.setpres")
    browser.raiseHttpErrors = False
    browser.open(f"{cycle.absolute_url()}/@@iku-kisi")
    browser.getControl(name="kisi.0.indikator").value = "Yang sudah diketik"
    browser.getControl(name="berkas").add_file(b"GIF89a", "image/gif", "iku.xlsx")
    browser.getControl(name="unggah").click()
    assert browser.headers["status"].startswith("400")
    assert browser.getControl(name="kisi.0.indikator").value == "Yang sudah diketik"


def test_what_a_unit_exports_it_may_import_again(cycle, propose):
    # Staff of the Sekretariat Presiden.
    propose("staf.setpres", "setpres")
    rows = workbooks.read(workbooks.export(cycle, "setpres"))
    found = sheet.checked(
        [row | {"indikator": "Baru"} for row in rows], "setpres", cycle, "staf.setpres"
    )
    assert [dict(each.errors) for each in found] == [{}]
    again = sheet.checked(rows, "setpres", cycle, "staf.setpres")
    assert list(again[0].errors) == ["indikator"]


def workbooks_type():
    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_control_characters_and_lines_in_a_title_are_made_plain(cycle):
    # Staff of the Sekretariat Presiden paste what no keyboard types.
    typed = line(indikator="Jumlah\x00 \u202ekunjungan\nkenegaraan", rumus="a\r\n\x07b")
    found = sheet.checked([typed], "setpres", cycle, "staf.setpres")
    assert found[0].values["indikator"] == "Jumlah kunjungan kenegaraan"
    assert found[0].values["rumus"] == "a\nb"


@given(strategies.lists(strategies.text(max_size=40), max_size=25))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_pasted_is_read_or_refused_with_a_reason(cycle, cells):
    # Staff of the Sekretariat Presiden; nothing is stored by reading.
    try:
        rows = sheet.pasted("\t".join(cells))
        found = sheet.checked(rows, "setpres", cycle, "staf.setpres")
    except sheet.SheetRefused as refused:
        assert refused.args[0]
    else:
        assert all(each.errors for each in found)
