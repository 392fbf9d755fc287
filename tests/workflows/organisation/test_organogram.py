"""Who is what for whom: the organogram by itself, without a site."""

from datetime import date
import pytest
from setneg.workflows.organisation import declaration
from setneg.workflows.organisation.levels import LEVELS
from setneg.workflows.organisation.levels import ROLE_OF_LEVEL
from setneg.workflows.organisation.organogram import Organogram


TREE = """
unit:
  - kode: kementerian
    jenis: kementerian
    eselon: menteri
    nama: [{nama: Kementerian Contoh}]
    jabatan:
      - {fungsi: kepala, nama: Menteri, eselon: menteri, pemangku: [m]}
    unit:
      - kode: setmen
        eselon: eselon_1
        nama: [{nama: Sekretariat Kementerian}]
        alias: [Sekretariat Kementerian Contoh]
        jabatan:
          - {fungsi: kepala, nama: Sekretaris Kementerian, eselon: eselon_1}
        unit:
          - kode: biro-tu
            jenis: biro
            eselon: eselon_2
            nama:
              - {nama: Biro Tata Usaha dan Hubungan Masyarakat, sampai: 2014-12-31}
              - {nama: Biro Tata Usaha, mulai: 2015-01-01}
            tugas: [persuratan]
            melayani: [kementerian]
            jabatan:
              - {fungsi: kepala, nama: Kepala Biro Tata Usaha, eselon: eselon_2}
              - {fungsi: staf, nama: Staf Biro Tata Usaha, eselon: staf, pemangku: [tu]}
          - kode: biro-umum
            jenis: biro
            eselon: eselon_2
            nama: [{nama: Biro Umum}]
            jabatan:
              - fungsi: kepala
                nama: Kepala Biro Umum
                eselon: eselon_2
                pemangku:
                  - {akun: lama, sampai: 2025-06-30}
                  - {akun: pengganti, mulai: 2025-07-01, sampai: 2025-07-31, kapasitas: plt, dasar: "Sprin-3/2025"}
                  - {akun: baru, mulai: 2025-08-01}
              - {fungsi: staf, nama: Staf Biro Umum, eselon: staf}
      - kode: deputi
        jenis: satuan_organisasi
        eselon: eselon_1
        nama: [{nama: Deputi Bidang Tata Laksana}]
        jabatan:
          - fungsi: kepala
            nama: Deputi Bidang Tata Laksana
            eselon: eselon_1
            alias: [Deputy Bidang Tata Laksana]
        unit:
          - kode: biro-umum-deputi
            jenis: biro
            eselon: eselon_2
            nama: [{nama: Biro Umum}]
            jabatan:
              - {fungsi: kepala, nama: Kepala Biro Umum, eselon: eselon_2, pemangku: [m]}
              - {fungsi: staf, nama: Staf Biro Umum, eselon: staf}
              - {fungsi: analis, nama: Analis, eselon: staf}
            unit:
              - kode: bagian
                jenis: bagian
                eselon: eselon_3
                nama: [{nama: Bagian Satu}]
                jabatan:
                  - {fungsi: kepala, nama: Kepala Bagian Satu, eselon: eselon_3}
                unit:
                  - kode: subbag
                    jenis: subbagian
                    eselon: eselon_4
                    nama: [{nama: Subbagian Satu}]
                    jabatan:
                      - {fungsi: kepala, nama: Kepala Subbagian Satu, eselon: eselon_4}
                      - {fungsi: staf, nama: Staf Subbagian Satu, eselon: staf}
      - kode: deputi-hukum
        jenis: satuan_organisasi
        eselon: eselon_1
        nama: [{nama: Deputi Bidang Hukum}]
        tugas: [perancang_hukum]
        jabatan:
          - {fungsi: kepala, nama: Deputi Bidang Hukum, eselon: eselon_1}
"""

EVERYWHERE = {
    "kementerian__kepala": ("Menteri",),
    "biro-tu__kepala": ("Persuratan",),
    "biro-tu__staf": ("Persuratan",),
    "deputi-hukum__kepala": ("Perancang Hukum",),
}

WHO_IS_WHAT = {
    "subbag": {
        "subbag__staf": ("Staf",),
        "subbag__kepala": ("Eselon IV",),
        "bagian__kepala": ("Eselon III",),
        "biro-umum-deputi__kepala": ("Eselon II",),
        "deputi__kepala": ("Eselon I",),
    },
    "biro-umum-deputi": {
        "biro-umum-deputi__staf": ("Staf",),
        "biro-umum-deputi__analis": ("Staf",),
        "biro-umum-deputi__kepala": ("Eselon II",),
        "deputi__kepala": ("Eselon I",),
    },
    "biro-umum": {
        "biro-umum__staf": ("Staf",),
        "biro-umum__kepala": ("Eselon II",),
        "setmen__kepala": ("Eselon I",),
    },
    "biro-tu": {
        "biro-tu__staf": ("Staf", "Persuratan"),
        "biro-tu__kepala": ("Eselon II", "Persuratan"),
        "setmen__kepala": ("Eselon I",),
    },
    "deputi-hukum": {"deputi-hukum__kepala": ("Eselon I", "Perancang Hukum")},
    "kementerian": {},
}


@pytest.fixture(scope="module")
def organogram() -> Organogram:
    return declaration.organogram(declaration.loads(TREE))


@pytest.mark.rule("I-34")
@pytest.mark.parametrize("unit", WHO_IS_WHAT)
def test_everybody_is_for_a_unit_what_his_place_in_its_line_makes_him(organogram, unit):
    # nobody acts: the whole table, so that whoever is not in it has nothing
    assert dict(organogram.roles(unit)) == {**EVERYWHERE, **WHO_IS_WHAT[unit]}


def test_the_same_rank_in_another_line_has_nothing(organogram):
    # the heads of the other Biro Umum and of the ministry's secretariat
    roles = organogram.roles("subbag")
    assert "biro-umum__kepala" not in roles
    assert "setmen__kepala" not in roles


def test_a_unit_that_does_not_exist_gives_nobody_anything(organogram):
    assert organogram.roles("tidak-ada") == {}
    assert organogram.line("tidak-ada") == ()


def test_groups_are_found_by_their_role(organogram):
    assert organogram.groups("subbag", "Eselon II") == ("biro-umum-deputi__kepala",)
    assert organogram.groups("kementerian", "Eselon IV") == ()


@pytest.mark.parametrize(
    "position, superior",
    [
        ("subbag__staf", "subbag__kepala"),
        ("subbag__kepala", "bagian__kepala"),
        ("biro-umum__kepala", "setmen__kepala"),
        ("deputi__kepala", "kementerian__kepala"),
        ("kementerian__kepala", None),
        ("tidak__ada", None),
    ],
)
def test_everybody_reports_to_the_head_above(organogram, position, superior):
    found = organogram.superior(position)
    assert (found.id if found else None) == superior


@pytest.mark.parametrize(
    "day, holders",
    [
        (date(2025, 6, 30), [("lama", "definitif")]),
        (date(2025, 7, 1), [("pengganti", "plt")]),
        (date(2025, 7, 31), [("pengganti", "plt")]),
        (date(2025, 8, 1), [("baru", "definitif")]),
    ],
)
def test_a_position_is_held_from_the_first_to_the_last_day(organogram, day, holders):
    found = organogram.holders("biro-umum__kepala", day)
    assert [(row.userid, row.capacity) for row in found] == holders
    for userid in ("lama", "pengganti", "baru"):
        held = "biro-umum__kepala" in organogram.groups_of(userid, day)
        assert held == (userid == holders[0][0])


def test_a_position_without_a_holder_is_vacant(organogram):
    assert organogram.holders("deputi__kepala", date(2025, 7, 1)) == ()


def test_one_person_may_hold_several_positions(organogram):
    groups = organogram.groups_of("m", date(2025, 7, 1))
    assert set(groups) == {"kementerian__kepala", "biro-umum-deputi__kepala"}


@pytest.mark.rule("I-29")
def test_a_former_name_of_a_unit_still_finds_its_staff(organogram):
    found = organogram.resolve("Staf Biro Tata Usaha dan Hubungan Masyarakat")
    assert found.id == "biro-tu__staf"
    unit = organogram.units["biro-tu"]
    assert unit.name(date(2014, 1, 1)) == "Biro Tata Usaha dan Hubungan Masyarakat"
    assert unit.name(date(2020, 1, 1)) == unit.name() == "Biro Tata Usaha"


@pytest.mark.rule("I-11")
def test_both_spellings_of_the_secretariat_mean_the_same_unit(organogram):
    for text in ("Sekretariat Kementerian", "sekretariat  kementerian CONTOH"):
        assert organogram.resolve_unit(text).code == "setmen"


def test_a_repeated_name_needs_the_unit_above(organogram):
    assert organogram.resolve("Kepala Biro Umum") is None
    assert organogram.resolve_unit("Biro Umum") is None
    for above, unit in (
        ("Sekretariat Kementerian", "biro-umum"),
        ("Sekretariat Kementerian Contoh", "biro-umum"),
        ("Deputi Bidang Tata Laksana", "biro-umum-deputi"),
    ):
        assert organogram.resolve(f"Kepala Biro Umum, {above}").unit == unit


@pytest.mark.parametrize(
    ("units", "found"),
    [
        (("biro-umum-deputi",), ("biro-umum-deputi", "bagian", "subbag")),
        (("subbag", "bagian"), ("subbag", "bagian")),
        (
            ("setmen", "biro-tu", "bagian"),
            ("setmen", "biro-tu", "bagian", "biro-umum", "subbag"),
        ),
        (("antah-berantah",), ("antah-berantah",)),
        ((), ()),
    ],
)
def test_a_unit_is_followed_by_all_below_it_each_once(organogram, units, found):
    assert organogram.below(*units) == found


def test_aliases_and_ids_are_understood(organogram):
    assert organogram.resolve("Deputy Bidang Tata Laksana").id == "deputi__kepala"
    assert organogram.resolve("subbag__staf").title == "Staf Subbagian Satu"
    assert organogram.resolve("Kepala Biro Antah Berantah") is None


def test_every_level_has_its_role():
    assert [ROLE_OF_LEVEL[level] for level in LEVELS] == [
        "Staf", "Eselon IV", "Eselon III", "Eselon II", "Eselon I", "Menteri",
    ]  # fmt: skip


def test_asking_again_works_nothing_out(organogram):
    assert organogram.roles("subbag") is organogram.roles("subbag")
