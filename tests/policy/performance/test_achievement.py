"""The achievement of an indicator, by polarity, worked out without a site."""

from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
import itertools
import pytest
from setneg.policy.iku import words
from setneg.policy.iku.periods import PARTS
from setneg.policy.performance import charts
from setneg.policy.performance import consolidation
from setneg.policy.performance import figures
from setneg.policy.performance import periods
from setneg.policy.performance.achievement import achievement
from setneg.policy.performance.achievement import CAP
from setneg.policy.performance.achievement import Goal
from setneg.policy.performance.consolidation import Period
from setneg.policy.performance.lights import light
from setneg.policy.performance.lights import Scale


D = Decimal
POLARITIES = [polarity for polarity, _title in words.POLARITIES]
NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
GOALS = st.builds(
    Goal,
    target=NUMBERS,
    polarity=st.sampled_from(POLARITIES),
    low=st.none() | NUMBERS,
    high=st.none() | NUMBERS,
)


@pytest.mark.rule("R-IKU-09")
@pytest.mark.parametrize(
    ("polarity", "target", "figure", "percent"),
    [
        ("maksimalkan", "80", "60", "75.00"),
        ("maksimalkan", "3", "1", "33.33"),
        ("maksimalkan", "50", "90", "120.00"),
        ("maksimalkan", "0", "0", "100.00"),
        ("maksimalkan", "0", "-1", "0.00"),
        ("maksimalkan", "-5", "-4", "120.00"),
        ("maksimalkan", "-5", "-6", "80.00"),
        ("maksimalkan", "10", "-3", "0.00"),
        ("minimalkan", "10", "12", "80.00"),
        ("minimalkan", "10", "10", "100.00"),
        ("minimalkan", "10", "9", "110.00"),
        ("minimalkan", "10", "25", "0.00"),
        ("minimalkan", "0", "0", "100.00"),
        ("minimalkan", "0", "1", "0.00"),
    ],
)
def test_the_formula_of_each_direction(polarity, target, figure, percent):
    goal = Goal(D(target), polarity)
    assert achievement(goal, D(figure)) == D(percent)


@pytest.mark.parametrize(
    ("figure", "percent"),
    [
        ("90", "100"),
        ("100", "100"),
        ("110", "100"),
        ("120", "90"),
        ("80", "90"),
        ("300", "0"),
    ],
)
def test_a_band_is_all_or_falls_off_outside(figure, percent):
    goal = Goal(D(100), "stabilkan", D(90), D(110))
    assert achievement(goal, D(figure)) == D(percent)


def test_a_band_around_zero_falls_off_by_its_width():
    goal = Goal(D(0), "stabilkan", D(-5), D(5))
    assert achievement(goal, D(3)) == 100
    assert achievement(goal, D(6)) == 90
    assert achievement(Goal(D(0), "stabilkan"), D(1)) == 0
    assert achievement(Goal(D(0), "stabilkan"), D(0)) == 100


def test_what_was_not_reported_is_not_nought():
    assert achievement(Goal(D(10)), None) is None
    assert light(None, Scale(), reported=False) == "belum_dilaporkan"
    assert achievement(Goal(None), D(3)) is None
    assert light(None, Scale()) == "tidak_dihitung"


@given(GOALS, NUMBERS)
def test_never_below_nought_and_never_above_the_cap(goal, figure):
    percent = achievement(goal, figure)
    assert percent is not None
    assert 0 <= percent <= CAP
    assert -percent.as_tuple().exponent == 2


@given(NUMBERS, NUMBERS, NUMBERS)
def test_better_is_never_worse(target, one, other):
    less, more = sorted((one, other))
    up, down = Goal(target, "maksimalkan"), Goal(target, "minimalkan")
    assert achievement(up, less) <= achievement(up, more)
    assert achievement(down, less) >= achievement(down, more)


@given(NUMBERS, st.sampled_from(POLARITIES))
def test_the_target_reached_is_all_of_it(target, polarity):
    assert achievement(Goal(target, polarity), target) == 100


@pytest.mark.parametrize(
    ("percent", "name"),
    [("100", "hijau"), ("99.99", "kuning"), ("80", "kuning"), ("79.99", "merah")],
)
def test_the_light_is_read_off_the_printed_figure(percent, name):
    assert light(D(percent), Scale()) == name


def quarters(*told, target="10", polarity="maksimalkan"):
    goal = Goal(D(target), polarity)
    return [Period(goal, None if v is None else D(v)) for v in told]


class TestPeriodsTogether:
    def test_a_sum_measures_only_what_was_reported(self):
        found = consolidation.whole("jumlah", quarters("5", "10", None, None))
        assert (found.figure, found.goal.target, found.percent) == (15, 20, 75)
        assert (found.reported, found.of, found.complete) == (2, 4, False)

    def test_an_average_and_the_last_known(self):
        told = quarters("5", "10", "12", None)
        assert consolidation.whole("rata_rata", told).percent == 90
        assert consolidation.whole("terakhir", told).percent == 120

    def test_the_years_own_target_counts_for_the_whole_year(self):
        told = quarters("10", "10", "10", "10")
        assert consolidation.whole("jumlah", told, D(50)).percent == 80
        assert (
            consolidation.whole("jumlah", told[:3] + quarters(None), D(50)).percent
            == 100
        )

    def test_nothing_reported_is_no_figure(self):
        found = consolidation.whole("jumlah", quarters(None, None))
        assert found.figure is None
        assert found.percent is None

    @given(st.lists(NUMBERS, min_size=1, max_size=12))
    def test_the_average_lies_between_the_smallest_and_the_largest(self, told):
        periods_ = [Period(Goal(D(1)), v) for v in told]
        figure = consolidation.whole("rata_rata", periods_).figure
        assert min(told) - D("1e-9") <= figure <= max(told) + D("1e-9")


class TestFigures:
    @pytest.mark.parametrize(
        ("text", "figure"),
        [
            ("1.234,5", "1234.5"),
            ("1.000", "1000"),
            ("12", "12"),
            ("-3,25", "-3.25"),
            ("95.5", "95.5"),
            ("12.345.678", "12345678"),
            (7, "7"),
            (0.1, "0.1"),
        ],
    )
    def test_read_as_the_office_writes(self, text, figure):
        assert figures.read(text) == D(figure)

    @pytest.mark.parametrize(
        "text",
        ["1,234.5", "1.2.3", "=1+1", "12a", "1e9", "NaN", "--1", "9" * 16, "0,1234567"],
    )
    def test_what_could_be_misread_is_refused(self, text):
        with pytest.raises(figures.FigureError):
            figures.read(text)

    @pytest.mark.parametrize("value", [True, [1], {"a": 1}, float("inf"), float("nan")])
    def test_other_shapes_are_refused(self, value):
        with pytest.raises(figures.FigureError):
            figures.read(value)

    @pytest.mark.parametrize(
        ("figure", "text"),
        [
            (Decimal(250) / 3, "83,33"),
            (Decimal(-1) / 3, "-0,33"),
            (Decimal("0.123456"), "0,123456"),
            (Decimal("1.00000000"), "1"),
            (Decimal("1E+6"), "1.000.000"),
        ],
    )
    def test_an_average_is_rounded_and_what_was_typed_is_not(self, figure, text):
        # An average of three quarters on the board of achievements
        assert figures.written(figure) == text

    @given(st.decimals(min_value=-(10**14), max_value=10**14, places=4))
    def test_what_is_written_is_read_again(self, figure):
        assert figures.read(figures.written(figure)) == figure
        assert figures.kept(figures.stored(figure)) == figure

    @given(st.text(max_size=40))
    def test_no_text_breaks_the_reader(self, text):
        try:
            figures.read(text)
        except figures.FigureError as error:
            assert error.said


class TestPeriods:
    @pytest.mark.parametrize(
        ("key", "title"),
        [
            ("2026-TW1", "Triwulan I 2026"),
            ("2026-S2", "Semester II 2026"),
            ("2026-09", "September 2026"),
            ("2026", "Tahun 2026"),
        ],
    )
    def test_a_period_has_a_name(self, key, title):
        assert periods.find(key).title == title

    @pytest.mark.parametrize("key", ["", "2026-13", "TW1", "2026-TW5", "<b>", "besok"])
    def test_what_is_no_period_is_none(self, key):
        assert periods.find(key) is None

    @given(st.integers(2000, 2100), st.sampled_from(tuple(PARTS)))
    def test_they_cover_the_year_without_gap(self, year, kind):
        found = periods.of(year, kind)
        assert (found[0].start.month, found[0].start.day) == (1, 1)
        assert (found[-1].end.month, found[-1].end.day) == (12, 31)
        for one, following in itertools.pairwise(found):
            assert (following.start - one.end).days == 1


class TestCharts:
    def test_a_bar_says_its_sign_and_nothing_is_executed(self):
        drawn = charts.bars(
            '<script>alert("x")</script>',
            "%",
            [
                charts.Bar("TW I", D(5), D(10), "merah"),
                charts.Bar("TW II", None, D(10), "belum_dilaporkan"),
            ],
        )
        assert "<script>" not in drawn
        assert "■ 5" in drawn
        assert "belum dilaporkan" in drawn

    def test_without_figures_there_is_no_chart(self):
        assert (
            charts.bars(
                "Kosong", "", [charts.Bar("TW I", None, None, "tidak_dihitung")]
            )
            == ""
        )
        assert charts.shares("Kosong", [("a", 0)]) == ""

    @given(st.lists(st.tuples(st.none() | NUMBERS, st.none() | NUMBERS), max_size=30))
    def test_any_figures_can_be_drawn(self, rows):
        given_ = [charts.Bar("x", one, two, "hijau") for one, two in rows]
        drawn = charts.bars("Bebas", "unit", given_)
        assert drawn == "" or drawn.endswith("</svg>")
