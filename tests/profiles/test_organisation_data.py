"""The ministry's organisation as data: profiles/kemensetneg and the demo's accounts."""

from collections import Counter
from datetime import date
from pathlib import Path
import pytest
import re
from setneg.workflows.organisation.declaration import load
from setneg.workflows.organisation.declaration import organogram
from setneg.workflows.organisation.spellings import spelled
import yaml


PROFILES = Path(__file__).parents[2] / "profiles"
DATA = PROFILES / "kemensetneg" / "organisasi.yaml"

ORTALA = "Kepala Biro Organisasi, Tata Laksana, dan Akuntabilitas Kinerja"

#: Every position that a standard names, as it is written there, and which one it is.
POSITIONS = {
    "Menteri Sekretaris Negara": ("kemensetneg__kepala", "menteri"),
    "Sekretaris Kementerian Sekretariat Negara": ("setmen__kepala", "eselon_1"),
    "Staf Ahli Menteri Sekretaris Negara": ("staf-ahli__kepala", "eselon_1"),
    "Deputi Bidang Administrasi Aparatur": ("deputi-aparatur__kepala", "eselon_1"),
    "Deputi Bidang Hukum dan Perundang-undangan": ("deputi-hukum__kepala", "eselon_1"),
    "Deputi Bidang Hubungan Kelembagaan dan Kemasyarakatan": (
        "deputi-hubungan__kepala",
        "eselon_1",
    ),
    ORTALA: ("biro-ortala__kepala", "eselon_2"),
    "Kepala Biro Tata Usaha": ("biro-tu__kepala", "eselon_2"),
    "Kepala Biro Umum, Sekretariat Kementerian": ("biro-umum__kepala", "eselon_2"),
    "Kepala Biro Keuangan, Sekretariat Kementerian": (
        "biro-keuangan__kepala",
        "eselon_2",
    ),
    "Kepala Biro Informasi dan Teknologi": ("biro-it__kepala", "eselon_2"),
    "Kepala Bagian Tata Laksana": ("bagian-tatalaksana__kepala", "eselon_3"),
    "Kepala Bagian Akuntabilitas Kinerja I": ("bagian-ak1__kepala", "eselon_3"),
    "Kepala Bagian Akuntabilitas Kinerja II": ("bagian-ak2__kepala", "eselon_3"),
    "Kepala Bagian Protokol dan Tata Usaha Pimpinan": (
        "bagian-protokol-tup__kepala",
        "eselon_3",
    ),
    "Kepala Subbagian Sistem dan Prosedur Kerja": ("subbag-sisdur__kepala", "eselon_4"),
    "Kepala Subbagian Standardisasi Pelayanan": (
        "subbag-standardisasi__kepala",
        "eselon_4",
    ),
    "Kepala Subbagian Perencanaan dan Pelaporan Kinerja I": (
        "subbag-ppk1__kepala",
        "eselon_4",
    ),
    "Kepala Subbagian Perencanaan dan Pelaporan Kinerja II": (
        "subbag-ppk2__kepala",
        "eselon_4",
    ),
    "Kepala Subbagian Pemantauan, Penilaian, dan Evaluasi Kinerja I": (
        "subbag-ppek1__kepala",
        "eselon_4",
    ),
    "Kepala Subbagian Pemantauan, Penilaian, dan Evaluasi Kinerja II": (
        "subbag-ppek2__kepala",
        "eselon_4",
    ),
    "Kepala Subbagian TU Menteri Sekretaris Negara": (
        "subbag-tu-menteri__kepala",
        "eselon_4",
    ),
    "Kepala Subbagian TU Sekretaris Kementerian Sekretariat Negara": (
        "subbag-tu-sesmen__kepala",
        "eselon_4",
    ),
    "Kepala Subbagian TU Staf Ahli Menteri Sekretaris Negara": (
        "subbag-tu-stafahli__kepala",
        "eselon_4",
    ),
    "Analis": ("biro-ortala__analis", "staf"),
    "Pengelola Sistem Informasi": ("biro-ortala__pengelola_si", "staf"),
    "Pengolah Data": ("biro-ortala__pengolah_data", "staf"),
    "Pengadministrasi Umum": ("biro-ortala__pengadministrasi_umum", "staf"),
    "Sekretaris Pimpinan": ("biro-ortala__sekretaris_pimpinan", "staf"),
    "Staf Biro Tata Usaha": ("biro-tu__staf", "staf"),
    "Staf Subbagian Perencanaan dan Pelaporan Kinerja I": ("subbag-ppk1__staf", "staf"),
    "Staf Bagian Akuntabilitas Kinerja I": ("bagian-ak1__staf", "staf"),
    "Staf Bagian AK II": ("bagian-ak2__staf", "staf"),
    "Kabag AK I": ("bagian-ak1__kepala", "eselon_3"),
    "Kabag AK II": ("bagian-ak2__kepala", "eselon_3"),
    "Staf Subbag TU Menteri Sekretaris Negara": ("subbag-tu-menteri__staf", "staf"),
    "Staf Subbag TU Staf Ahli Menteri Sekretaris Negara": (
        "subbag-tu-stafahli__staf",
        "staf",
    ),
}

#: The units that a standard names, by their codes, with the unit above each.
UNITS = {
    "setmen": "kemensetneg",
    "setpres": "kemensetneg",
    "setwapres": "kemensetneg",
    "setmilpres": "kemensetneg",
    "deputi-hukum": "kemensetneg",
    "deputi-hubungan": "kemensetneg",
    "deputi-aparatur": "kemensetneg",
    "staf-ahli": "kemensetneg",
    "wantimpres": "kemensetneg",
    "ksp": "kemensetneg",
    "istana-bogor": "setpres",
    "istana-yogyakarta": "setpres",
    "istana-cipanas": "setpres",
    "istana-tampaksiring": "setpres",
    "biro-ortala": "deputi-aparatur",
    "bagian-tatalaksana": "biro-ortala",
    "subbag-sisdur": "bagian-tatalaksana",
    "subbag-standardisasi": "bagian-tatalaksana",
    "bagian-ak1": "biro-ortala",
    "subbag-ppk1": "bagian-ak1",
    "subbag-ppek1": "bagian-ak1",
    "bagian-ak2": "biro-ortala",
    "subbag-ppk2": "bagian-ak2",
    "subbag-ppek2": "bagian-ak2",
    "biro-tu": "setmen",
    "bagian-protokol-tup": "biro-tu",
    "subbag-tu-menteri": "bagian-protokol-tup",
    "subbag-tu-sesmen": "bagian-protokol-tup",
    "subbag-tu-stafahli": "bagian-protokol-tup",
    "biro-umum": "setmen",
    "biro-keuangan": "setmen",
    "biro-it": "setmen",
}


@pytest.fixture(scope="module")
def ministry():
    return organogram(load(DATA))


@pytest.fixture(scope="module")
def accounts():
    text = (PROFILES / "demo" / "akun.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["akun"]


@pytest.mark.parametrize("title", POSITIONS)
def test_every_position_of_the_standards_is_there(ministry, title):
    # A drafter writes an addressee as a standard prints it
    position = ministry.resolve(title)
    assert position is not None
    assert (position.id, position.level) == POSITIONS[title]


@pytest.mark.rule("I-34")
def test_units_of_all_kinds_stand_in_one_tree(ministry):
    # Nobody acts: what is printed as unit kerja, satuan kerja, or satuan organisasi
    for code, parent in UNITS.items():
        assert ministry.units[code].parent == parent
    roots = {ministry.line(code)[-1].code for code in ministry.units}
    assert roots == {"kemensetneg"}
    kinds = {unit.kind for unit in ministry.units.values()}
    assert {"satuan_organisasi", "biro", "istana", "sekretariat", "bagian"} <= kinds


def test_the_fifty_work_units_are_there(ministry):
    # Nobody acts
    kinds = Counter(unit.kind for unit in ministry.units.values())
    work = {
        "biro": 23,
        "asisten_deputi": 21,
        "istana": 4,
        "inspektorat": 1,
        "pusat": 1,
    }
    assert {kind: kinds[kind] for kind in work} == work
    assert sum(work.values()) == 50


def test_codes_positions_and_sigla_are_unique(ministry):
    # Nobody acts
    text = DATA.read_text(encoding="utf-8")
    codes = Counter(re.findall(r"^ *- kode: (\S+)$", text, re.MULTILINE))
    assert len(codes) == len(ministry.units)
    assert set(codes.values()) == {1}
    sigla = Counter(unit.sigla for unit in ministry.units.values())
    assert set(sigla.values()) == {1}
    for position in ministry.positions:
        assert re.fullmatch(r"[a-z0-9-]+__[a-z_]+", position)


def test_every_unit_has_a_head_of_its_level_and_every_desk_its_staff(ministry):
    # Nobody acts
    for unit in ministry.units.values():
        assert ministry.head(unit.code).level == unit.level
        if unit.kind in ("biro", "bagian", "subbagian", "asisten_deputi"):
            assert f"{unit.code}__staf" in ministry.positions


def test_levels_fall_from_the_minister_down(ministry):
    # Nobody acts
    order = ["eselon_4", "eselon_3", "eselon_2", "eselon_1", "menteri"]
    for unit in ministry.units.values():
        if unit.parent:
            above = ministry.units[unit.parent]
            assert order.index(unit.level) < order.index(above.level), unit.code


def test_no_spelling_means_two_positions(ministry):
    # Nobody acts
    means = {}
    for position in ministry.positions.values():
        for text in (position.title, *position.aliases):
            assert means.setdefault(spelled(text), position.id) == position.id, text


def test_every_spelling_resolves_to_its_own_position(ministry):
    # A drafter writes an addressee in any accepted spelling
    for position in ministry.positions.values():
        for text in (position.title, *position.aliases):
            assert ministry.resolve(text) is position, text


def test_a_name_that_four_units_bear_means_none_without_the_unit_above(ministry):
    # A drafter writes an addressee
    assert ministry.resolve("Kepala Biro Umum") is None
    named = ministry.resolve("Kepala Biro Umum, Sekretariat Wakil Presiden")
    assert named.id == "biro-umum-setwapres__kepala"


@pytest.mark.rule("I-01")
@pytest.mark.parametrize(
    "spelling, code",
    [
        ("Deputy Bidang Administrasi Aparatur", "deputi-aparatur"),
        ("Deputy Bidang Hukum dan Perundang-undangan", "deputi-hukum"),
        ("Deputy Bidang Hubungan Kelembagaan dan Kemasyarakatan", "deputi-hubungan"),
    ],
)
def test_deputy_is_deputi(ministry, spelling, code):
    # A drafter writes an addressee as three of the standards print it
    position = ministry.resolve(spelling)
    assert position.id == f"{code}__kepala"
    assert position.title == spelling.replace("Deputy", "Deputi")


@pytest.mark.rule("I-02")
def test_adminsitration_is_administrasi(ministry):
    # A drafter writes an addressee as one standard prints it
    position = ministry.resolve("Deputi Bidang Adminsitration Aparatur")
    assert position.title == "Deputi Bidang Administrasi Aparatur"


@pytest.mark.rule("I-11")
@pytest.mark.parametrize("biro", ["Biro Umum", "Biro Keuangan", "Biro Tata Usaha"])
def test_the_secretariat_is_one_unit_under_both_names(ministry, biro):
    # A drafter writes an addressee with the short and with the long name
    short = ministry.resolve(f"Kepala {biro}, Sekretariat Kementerian")
    long = ministry.resolve(
        f"Kepala {biro}, Sekretariat Kementerian Sekretariat Negara"
    )
    assert short is long
    assert ministry.units[short.unit].parent == "setmen"
    for name in (
        "Sekretariat Kementerian",
        "Sekretariat Kementerian Sekretariat Negara",
    ):
        assert ministry.resolve_unit(name).code == "setmen"


@pytest.mark.rule("I-29")
def test_the_former_name_of_the_registry_means_the_same_unit(ministry):
    # A drafter writes the name that one standard still prints
    former = "Biro Tata Usaha dan Hubungan Masyarakat"
    assert ministry.resolve(f"Staf {former}").id == "biro-tu__staf"
    unit = ministry.resolve_unit(former)
    assert unit.code == "biro-tu"
    assert unit.name(date(2014, 6, 1)) == former
    assert unit.name(date(2017, 6, 1)) == "Biro Tata Usaha"
    assert unit.duties == ("persuratan",)


@pytest.mark.rule("I-32")
def test_kementerian_negara_is_this_ministry(ministry):
    # A drafter writes the short name that one standard prints
    assert ministry.resolve_unit("Kementerian Negara").code == "kemensetneg"


def test_a_deputy_renamed_in_2020_keeps_code_and_position(ministry):
    # A drafter looks up the deputy under both names
    unit = ministry.units["deputi-hukum"]
    later = "Deputi Bidang Perundang-undangan dan Administrasi Hukum"
    assert unit.name(date(2017, 1, 1)) == "Deputi Bidang Hukum dan Perundang-undangan"
    assert unit.name(date(2026, 1, 1)) == later
    assert ministry.resolve(later).id == "deputi-hukum__kepala"


def test_the_desks_serve_the_leaders_outside_their_line(ministry):
    # Nobody acts
    serves = {
        code: ministry.units[code].serves
        for code in ("subbag-tu-menteri", "subbag-tu-sesmen", "subbag-tu-stafahli")
    }
    assert serves == {
        "subbag-tu-menteri": ("kemensetneg",),
        "subbag-tu-sesmen": ("setmen",),
        "subbag-tu-stafahli": ("staf-ahli",),
    }
    for code in ministry.units:
        assert "biro-tu__staf" in ministry.groups(code, "Persuratan")
        assert ministry.groups(code, "Perancang Hukum") == ("deputi-hukum__kepala",)


def test_every_account_holds_one_position_that_exists(ministry, accounts):
    # Nobody acts
    ids = Counter(account["id"] for account in accounts)
    held = Counter(position for account in accounts for position in account["jabatan"])
    assert set(ids.values()) == set(held.values()) == {1}
    assert all(re.fullmatch(r"[a-z]+(\.[a-z0-9]+)?", id) for id in ids)
    assert set(held) <= set(ministry.positions)


def test_every_position_of_the_standards_is_held_but_the_vacant_one(ministry, accounts):
    # Nobody acts
    held = {position for account in accounts for position in account["jabatan"]}
    named = {id for id, level in POSITIONS.values()}
    assert named - held == {"subbag-ppek2__kepala"}


def test_each_level_is_held_in_more_than_one_line(ministry, accounts):
    # Nobody acts: refusals are tried with the same rank of another unit
    levels = Counter(
        ministry.positions[position].level
        for account in accounts
        for position in account["jabatan"]
        if position.endswith("__kepala")
    )
    assert levels["menteri"] == 1
    assert all(levels[f"eselon_{n}"] >= 3 for n in (1, 2, 3, 4))
    for level in ("eselon_3", "eselon_4"):
        biros = {
            line[-3].code
            for account in accounts
            for position in account["jabatan"]
            if ministry.positions[position].level == level
            for line in [ministry.line(ministry.positions[position].unit)]
        }
        assert {"biro-ortala", "biro-tu"} <= biros
