"""Damaged and disguised files are refused in words; nothing unfolds or falls over."""

from io import BytesIO
import pytest
from setneg.policy.designer import package
from setneg.policy.designer.vetting import Refused
from setneg.policy.iku import sheet
from setneg.policy.iku import workbooks
import zipfile


ENTITY = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'


@pytest.mark.rule("R-SPK-12")
@pytest.mark.parametrize(
    "sent",
    [
        {"data": "1a", "encoding": "zip", "filename": "a.pdf"},
        {"data": "%CQS", "encoding": "rot13", "filename": "a.pdf"},
        {"data": "bukan base64!", "encoding": "base64", "filename": "a.pdf"},
        {"filename": "a.pdf"},
        [{"data": "JVBERi0=", "encoding": "base64", "filename": "a.pdf"}],
        "a.pdf",
        7,
    ],
    ids=["zip", "rot13", "no base64", "no data", "list", "text", "number"],
)
def test_a_draft_takes_files_only_as_plain_base64(rest, sent):
    # Kepala Biro menyimpan konsep dengan berkas yang dibungkus lain
    address = "/formulir/pengaduan/@konsep"
    answer = rest("pimpinan.sdm").request("PUT", address, json={"lampiran": sent})
    assert answer.status_code == 400
    assert answer.json()["isian"]["lampiran"]
    assert rest("pimpinan.sdm").request("GET", address).status_code == 404


def parts():
    with zipfile.ZipFile(BytesIO(workbooks.template())) as archive:
        return archive.namelist()


def changed(name, data):
    """The template with one part replaced; `data` gets what stood there."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(workbooks.template())) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            kept = old.read(each)
            new.writestr(each, data(kept) if each == name else kept)
    return out.getvalue()


@pytest.mark.rule("R-IKU-01")
@pytest.mark.parametrize(
    "data",
    [lambda _kept: b"", lambda kept: kept[: len(kept) // 2], lambda _kept: ENTITY],
    ids=["empty", "cut", "entity"],
)
def test_a_damaged_workbook_is_refused_or_read_and_never_fails(site, data):
    # Perencana unit mengunggah lembar kerja rusak
    for name in parts():
        try:
            workbooks.read(changed(name, data))
        except sheet.SheetRefused as refused:
            assert refused.args[0]


def test_a_damaged_archive_of_forms_is_refused():
    # Pengelola situs mengimpor arsip yang rusak
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        words = " ".join(str(number**3) for number in range(2000))
        archive.writestr("formulir/a/formulir.yaml", f"judul: {words}")
    broken = bytearray(out.getvalue())
    broken[60:75] = bytes(each ^ 255 for each in broken[60:75])
    with pytest.raises(Refused):
        package.read(bytes(broken))


@pytest.mark.rule("R-X-17")
def test_figures_of_other_scripts_find_nothing(send, stored, rest):
    # Pengunjung menebak alamat
    url = stored(send(None)).absolute_url()
    person = rest("karo.ortala")
    for address, status in (
        (f"{url}/@@berkas-tambahan/%C2%B2", 404),
        ("/@capaian?tahun=%C2%B2%C2%B2%C2%B2%C2%B2", 200),
        ("/@pengaduan-statistik?tahun=%C2%B2", 200),
    ):
        assert person.request("GET", address).status_code == status


@pytest.mark.rule("R-IKU-01")
@pytest.mark.parametrize("units", [7, True, {"a": 1}, "setmen"], ids=str)
def test_units_that_are_no_list_open_nothing(rest, units, site):
    # Kepala Bagian AK I membuka siklus, dan Kepala Biro kuesioner, dengan isi yang salah
    body = {"title": "IKU 2027", "tahun": 2027, "unit_diminta": units}
    answer = rest("kabag.ak1").request("POST", "/iku/@siklus", json=body)
    assert answer.status_code == 400
    if isinstance(units, str):
        return
    address = "/formulir/evaluasi-pelayanan/@kuesioner"
    body = {"standar": "x", "dibuka": "2027-01-01", "unit": units}
    answer = rest("karo.ortala").request("POST", address, json=body)
    assert answer.status_code == 400
