"""What rolls up from the indicators below, worked out without a site."""

from dataclasses import replace
from decimal import Decimal
from setneg.policy.performance import board
from setneg.policy.performance import cascade
from setneg.policy.performance.achievement import Goal
from setneg.policy.performance.board import Line
from setneg.policy.performance.consolidation import Whole
from setneg.policy.performance.lights import Scale


SCALE = Scale()


def line(uid, parent="", way="", figure=None, target="10", unit="unit"):
    """An indicator with one approved figure."""
    told = None if figure is None else Decimal(figure)
    goal = None if told is None else Goal(Decimal(target))
    percent = None if told is None else told / Decimal(target) * 100
    facts = {
        "indikator": uid,
        "induk": parent,
        "metode_turunan": way,
        "satuan": unit,
        "sasaran": "s",
    }
    whole = Whole(told, goal, int(told is not None), 1, percent)
    return Line(uid, "u", facts, (), whole, "hijau")


def rolled(*lines):
    (root,) = cascade.tree(lines, SCALE)
    return root.rolled


def test_components_are_added_up():
    found = rolled(
        line("a", figure="9", target="20"),
        line("b", "a", "komponen_pembentuk", "7"),
        line("c", "a", "komponen_pembentuk", "9"),
    )
    assert (found.figure, found.percent, found.light) == (16, 80, "kuning")


def test_a_component_that_is_not_reported_is_told_and_not_nought():
    found = rolled(
        line("a", figure="9", target="20"),
        line("b", "a", "komponen_pembentuk", "7"),
        line("c", "a", "komponen_pembentuk"),
    )
    assert (found.figure, found.reported, found.of) == (7, 1, 2)


def test_another_unit_of_measure_is_never_added():
    parts = [line("b", "a", "komponen_pembentuk", "7", unit="persen")]
    assert rolled(line("a", figure="9"), *parts) is None


def test_a_narrowed_scope_and_a_new_indicator_say_nothing_of_the_parent():
    for way in ("lingkup_dipersempit", "buat_baru", ""):
        assert rolled(line("a", figure="9"), line("b", "a", way, "7")) is None


def test_an_adopted_indicator_is_the_same_figure_for_one_unit_only():
    one = line("b", "a", "adopsi_langsung", "7")
    assert rolled(line("a", figure="9"), one).figure == 7
    two = line("c", "a", "adopsi_langsung", "8")
    assert rolled(line("a", figure="9"), one, two) is None


def test_a_circle_of_parents_shows_every_indicator_once():
    lines = [line("a", "b"), line("b", "a"), line("c", "c"), line("d", "a")]
    shown = [node.line.uid for _depth, node in cascade.flat(cascade.tree(lines, SCALE))]
    assert sorted(shown) == ["a", "b", "c", "d"]


def test_a_parent_that_nobody_knows_leaves_its_child_at_the_top():
    (node,) = cascade.tree([line("b", "hilang", "komponen_pembentuk", "1")], SCALE)
    assert node.rolled is None


def test_lights_are_counted_and_lines_grouped():
    lines = [line("a"), replace(line("b"), unit="v", light="merah")]
    assert board.counted(lines)["hijau"] == 1
    assert board.counted(lines)["merah"] == 1
    assert [key for key, _lines in board.grouped(lines, "unit")] == ["u", "v"]
    assert [len(found) for _key, found in board.grouped(lines, "sasaran")] == [2]
