"""The SPK standard: all its lines are there, in order, and can be carried out."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
import pytest
from setneg.workflows import chains
from setneg.workflows.procedures import checks
from setneg.workflows.procedures import grid
from setneg.workflows.procedures.leadtime import lead_time
import yaml


MINISTRY = Path(__file__).parents[3] / "profiles" / "kemensetneg"

# Written from the printed procedure, independently of the data file.
STEPS = """
1 2 3.a 3.b 3.c 3.d 4
5.a.1.a 5.a.1.b 5.a.1.c 5.a.1.d 5.a.1.e 5.a.1.f
5.a.2.a 5.a.2.b 5.a.2.c 5.a.2.d 5.a.2.e 5.a.2.f 5.a.2.g 5.a.2.h
5.a.3.a 5.a.3.b 5.a.3.c 5.a.3.d 5.a.3.e 5.a.3.f
5.b.1 5.b.2 5.b.3 5.b.4 5.b.5
6.a.1 6.a.2 6.a.3 6.a.4 6.a.5 6.b.1 6.b.2 6.b.3 6.b.4 6.b.5 6.b.6
7 7.a 7.b 8 8.a 8.b 9.a 9.b 9.c 9.d 9.e 9.f 10
11.a 11.b 11.c 11.d 11.e 11.f 12 13
14.1 14.2 14.3 14.4 14.5 14.6 15 16 17 18
"""
GROUPS = "3 5 5.a 5.a.1 5.a.2 5.a.3 5.b 6 6.a 6.b 9 11 14"
NOTES = "5.a.1.N 5.a.2.N 5.b.N"


def ids(rows, kind):
    return [row.id.removeprefix("SPK-") for row in rows if row.jenis == kind]


def surroundings():
    positions = set()
    units = set()

    def walk(declared):
        for unit in declared:
            units.add(unit["kode"])
            for post in unit.get("jabatan", ()):
                positions.add(f"{unit['kode']}__{post['fungsi']}")
            walk(unit.get("unit", ()))

    text = (MINISTRY / "organisasi.yaml").read_text(encoding="utf-8")
    walk(yaml.safe_load(text)["unit"])
    declared = [chains.load(path) for path in (MINISTRY / "rantai").glob("*.yaml")]
    return checks.Surroundings(positions, units, {c.kind: c for c in declared})


def test_all_lines_of_the_standard_are_there_in_order(spk):
    # Nobody acts: 74 steps, 13 groups and 3 notes.
    assert ids(spk.rows, "langkah") == STEPS.split()
    assert ids(spk.rows, "kelompok") == GROUPS.split()
    assert sorted(ids(spk.rows, "catatan")) == sorted(NOTES.split())
    assert Counter(row.jenis for row in spk.rows) == {
        "langkah": 74,
        "kelompok": 13,
        "catatan": 3,
    }
    assert [step.main for step in spk.steps] == list(range(1, 19))


def test_every_actor_kind_and_stage_exists_in_the_ministry(spk_text):
    # Nobody acts: positions, units and chains are those of the profile.
    assert grid.validate(spk_text, "spk.yaml", surroundings())


def test_the_standard_times_add_up_to_the_printed_lead_time(spk):
    # Nobody acts: 36,8 to 53,8 working days.
    assert lead_time(spk).days == (Decimal("36.8"), Decimal("53.8"))


@pytest.mark.rule("I-10")
def test_what_the_standard_leaves_without_a_time_has_none(spk):
    # Nobody acts: harmonisation, Menteri, numbering and printing state no time.
    assert lead_time(spk).unstated == ("SPK-10", "SPK-12", "SPK-13", "SPK-16")
    assert spk.by_id["SPK-10"].duration is None


@pytest.mark.rule("I-05")
def test_the_printed_label_is_kept_apart_from_the_path(spk):
    # Nobody acts: step 14 prints 1) where its siblings print a.
    row = spk.by_id["SPK-14.1"]
    assert (row.label, row.path) == ("1)", ("14", "1"))
    assert spk.by_id["SPK-9.a"].label == "a."


@pytest.mark.rule("I-12")
def test_the_unnamed_actors_of_the_first_draft_are_filled_in(spk):
    # Nobody acts: staff and Kasubbag; the section for the internal discussion.
    desk = {"subbag-sisdur__staf", "subbag-sisdur__kepala"}
    for number in (1, 2, 3, 5):
        assert set(spk.by_id[f"SPK-5.b.{number}"].pelaku) == desk
    discussed = spk.by_id["SPK-5.b.4"].pelaku
    assert set(discussed) == desk | {"bagian-tatalaksana__kepala"}


@pytest.mark.rule("R-SPK-05", "I-06")
def test_the_meetings_are_planned_three_times_or_twice(spk):
    # Nobody acts: 3 times 2,5 hours at the office, 2 times 3 days outside.
    near = spk.products["pembahasan_dalam_kota"]
    far = spk.products["pembahasan_luar_kota"]
    assert (near.kali, near.lama) == (3, "2,5 jam")
    assert (far.kali, far.lama) == (2, "3 hari")
    assert spk.by_id["SPK-7.a"].duration.count == 3
    assert spk.conditions(spk.by_id["SPK-7.a"]) == {"tempat": "dalam_kota"}
    assert spk.conditions(spk.by_id["SPK-7.b"]) == {"tempat": "luar_kota"}


@pytest.mark.rule("R-SPK-02")
def test_ranges_keep_both_ends(spk):
    # Nobody acts: 2-4 weeks for the draft, 1-3 days for the preparation.
    draft = spk.by_id["SPK-5.b"].duration
    assert (draft.low, draft.high, draft.unit) == (2, 4, "minggu")
    assert spk.by_id["SPK-6"].duration.is_range


@pytest.mark.rule("R-SPK-08", "I-09")
def test_what_the_menteri_signs_passes_harmonisation_in_every_form(spk):
    # Nobody acts: the gate has no condition on the form of the document.
    assert spk.conditions(spk.by_id["SPK-10"]) == {}
    assert spk.gate("rancangan", "harmonisasi") < spk.gate(
        "rancangan", "tanda_tangan_menteri"
    )
    assert spk.choices["jenis_naskah"].bawaan == "peraturan"


def test_products_open_in_their_step_and_wait_for_their_turn(spk):
    # Nobody acts.
    assert spk.opening("rancangan") == 5
    assert spk.gate("rancangan", "konsep") == 9
    assert spk.gate("rancangan", "terbitkan") == 18
    assert spk.gate("memo_usulan_tim", "nomori") == 5
    assert spk.gate("salinan_peraturan", "distribusikan") == 17
    assert spk.opening("memo_unggah") == 18
