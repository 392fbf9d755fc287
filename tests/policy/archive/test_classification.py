"""The list of codes: what is taken in, what is refused, and how long each is kept."""

from datetime import date
from hypothesis import given
from hypothesis import strategies as st
from pathlib import Path
import pytest
from setneg.policy import setuphandlers
from setneg.policy.archive.classification import ClassificationError
from setneg.policy.archive.classification import dumps
from setneg.policy.archive.classification import read
from setneg.policy.archive.controlpanel import changes
from setneg.policy.archive.retention import computed
from setneg.policy.archive.retention import later


CSV = """kode,nama,aktif,inaktif,nasib_akhir
KP,Kepegawaian,2,5,dinilai kembali
KP.01,Formasi,,,
KP.02,Mutasi,1 tahun,0,musnah
"""


def test_the_beginning_that_comes_with_the_portal_can_be_read():
    text = Path(setuphandlers.MINISTRY / "klasifikasi.yaml").read_text(encoding="utf-8")
    assert read(text).name("KP.01.03").startswith("Kepegawaian – ")


def test_a_code_without_times_is_kept_as_its_parent_says():
    tree = read(CSV)
    assert tree.rule("KP.01").code == "KP"
    assert tree.rule("kp.02 ").fate == "musnah"
    assert tree.rule("XX") is None


def test_a_list_survives_export_and_import():
    tree = read(CSV)
    assert read(dumps(tree.classes.values())) == tree


def test_semicolons_of_indonesian_spreadsheets_are_understood():
    assert read(CSV.replace(",", ";")) == read(CSV)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (CSV + "KP,Lagi,1,1,musnah\n", "berulang"),
        (CSV + "HK.01,Tanpa induk,,,\n", "induk HK"),
        (CSV + "kepegawaian,Salah,,,\n", "bukan kode"),
        (CSV + "TU,Usaha,dua,1,musnah\n", "jumlah tahun"),
        (CSV + "TU,Usaha,2,1,dibakar\n", "nasib akhir"),
        (CSV + "TU,Usaha,2,,\n", "diisi bersama"),
        (CSV + "TU,,1,1,musnah\n", "kosong"),
        ("klasifikasi: [1, 2]", "daftar"),
        ("{", "YAML"),
    ],
)
def test_a_wrong_list_is_refused_with_line_and_reason(wrong, reason):
    with pytest.raises(ClassificationError, match=reason):
        read(wrong)


def test_a_trial_names_what_is_new_changed_and_gone():
    after = read(CSV.replace("KP.02,Mutasi", "KP.03,Pensiun").replace(",5,", ",6,"))
    assert [(what, each.code) for what, each in changes(read(CSV), after)] == [
        ("berubah", "KP"),
        ("hilang", "KP.02"),
        ("baru", "KP.03"),
    ]


@given(st.dates(date(1945, 8, 17), date(2100, 1, 1)), st.integers(0, 100))
def test_the_dates_follow_one_another(closed, years):
    kept = computed(read(CSV).rule("KP"), closed)
    assert closed <= kept.active_until <= kept.inactive_until
    assert later(closed, years).year == closed.year + years


def test_states_change_on_the_day_after_the_last():
    kept = computed(read(CSV).rule("KP"), date(2024, 2, 29))
    assert kept.active_until == date(2026, 2, 28)
    assert kept.state(date(2026, 2, 28)) == "aktif"
    assert kept.state(date(2026, 3, 1)) == "inaktif"
    assert kept.state(date(2031, 3, 1)) == "jatuh_tempo"
