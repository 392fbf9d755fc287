"""What holds of every document, every day and every set of rows, not of examples only.

Nobody acts: the pure parts are asked.
"""

from dataclasses import replace
from datetime import date
from datetime import timedelta
from functools import cache
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from pathlib import Path
from setneg.workflows.authority import declaration
from setneg.workflows.authority.judgement import Judge
from setneg.workflows.authority.judgement import Matter
from setneg.workflows.authority.judgement import NO_BASIS
from setneg.workflows.authority.judgement import WRONG_ADDRESSEE
from setneg.workflows.authority.judgement import WRONG_LETTER
from setneg.workflows.authority.model import Authority
from setneg.workflows.authority.model import Delegation
from setneg.workflows.organisation import declaration as organisation
from setneg.workflows.organisation.levels import ABSENT
from setneg.workflows.organisation.organogram import Holding
from setneg.workflows.organisation.organogram import Organogram
from setneg.workflows.organisation.organogram import Position
from setneg.workflows.organisation.organogram import Unit
from setneg.workflows.organisation.standing import AWAY
from setneg.workflows.organisation.standing import standing
from tests.workflows.authority.test_judgement import SIGNERS


PROFILE = Path(__file__).parents[3] / "profiles" / "kemensetneg"
DAY = date(2026, 11, 23)
UNITS = ["subbag-sisdur", "bagian-ak1", "biro-ortala", "biro-umum", "biro-sdm"]
DAYS = st.integers(0, 60).map(lambda days: date(2026, 11, 1) + timedelta(days=days))
PERIODS = st.tuples(st.none() | DAYS, st.none() | DAYS)


@cache
def declared():
    """The ministry's authority and organisation, read once."""
    organogram = organisation.organogram(organisation.load(PROFILE / "organisasi.yaml"))
    text = (PROFILE / "kewenangan.yaml").read_text("utf-8")
    return declaration.loads(text), organogram


@cache
def leaders():
    return [
        post.id
        for post in declared()[1].positions.values()
        if post.function == "kepala"
        and post.level in ("menteri", "eselon_1", "eselon_2")
    ]


@st.composite
def matters(draw):
    """A document of any kind, unit, signer and addressees that there may be."""
    kind = draw(st.sampled_from(sorted(SIGNERS)))
    addressees = draw(
        st.lists(st.sampled_from([*leaders(), "PT Maju Jaya"]), max_size=4, unique=True)
    )
    return Matter(
        kind,
        draw(st.sampled_from(UNITS)),
        SIGNERS[kind],
        draw(st.sampled_from(SIGNERS[kind])),
        tuple(addressees),
        DAY,
    )


def judge(matter):
    return Judge(*declared(), matter)


def codes(matter):
    return [problem.code for problem in judge(matter).problems]


class TestJudge:
    @given(matters())
    @settings(max_examples=40, deadline=None)
    def test_the_usual_signer_and_every_choice_are_allowed_by_the_chain(self, matter):
        asked = judge(matter)
        assert asked.usual in matter.signers
        assert {choice.level for choice in asked.choices} <= set(matter.signers)
        assert matter.level not in {choice.level for choice in asked.choices}

    @given(matters(), st.randoms())
    @settings(max_examples=40, deadline=None)
    def test_the_order_of_the_addressees_decides_nothing(self, matter, random):
        shuffled = list(matter.addressees)
        random.shuffle(shuffled)
        other = replace(matter, addressees=tuple(shuffled))
        assert codes(other) == codes(matter)
        assert judge(other).usual == judge(matter).usual

    @given(matters())
    @settings(max_examples=40, deadline=None)
    def test_nobody_is_made_to_write_to_himself(self, matter):
        asked = judge(matter)
        for choice in asked.choices:
            assert asked.signing_post(choice.level) not in choice.addressees

    @given(matters())
    @settings(max_examples=40, deadline=None)
    def test_a_recorded_switch_lacks_no_basis_and_moves_whom_it_can(self, matter):
        for choice in judge(matter).choices:
            after = replace(
                matter,
                level=choice.level,
                first=matter.level,
                addressees=choice.addressees,
                recorded=(choice.level,),
            )
            problems = judge(after).problems
            assert NO_BASIS not in [problem.code for problem in problems]
            for problem in problems:
                if problem.code == WRONG_ADDRESSEE:
                    assert set(problem.addressees) <= set(matter.addressees)

    @given(matters())
    @settings(max_examples=40, deadline=None)
    def test_a_basis_is_missing_only_as_long_as_it_is_not_recorded(self, matter):
        for problem in judge(matter).problems:
            if problem.code == NO_BASIS:
                recorded = replace(matter, recorded=(matter.level,))
                assert NO_BASIS not in codes(recorded)

    @given(matters())
    @settings(max_examples=40, deadline=None)
    def test_the_wrong_letter_is_the_fault_of_no_signer(self, matter):
        wrong = WRONG_LETTER in codes(matter)
        others = [replace(matter, level=level) for level in matter.signers]
        assert [WRONG_LETTER in codes(other) for other in others] == [wrong] * len(
            others
        )


class TestDates:
    @given(st.lists(PERIODS, max_size=8), DAYS)
    def test_overlapping_delegations_hold_each_by_its_own_dates(self, periods, day):
        given_ = tuple(
            Delegation(
                ("Memorandum",), "a__kepala", f"b{i}__kepala", "SK", "an", *dates
            )
            for i, dates in enumerate(periods)
        )
        found = Authority(delegations=given_).delegations_for(
            "Memorandum", "a__kepala", day
        )
        assert [each.to for each in found] == [
            f"b{i}__kepala" for i, dates in enumerate(periods) if _in(day, *dates)
        ]
        settled = Authority(delegations=given_)
        assert settled.delegations_for("Keputusan", "a__kepala", day) == ()
        assert settled.delegations_for("Memorandum", "c__kepala", day) == ()

    @given(st.lists(st.tuples(st.sampled_from("abc"), PERIODS), max_size=8), DAYS)
    def test_overlapping_holdings_hold_each_by_its_own_dates(self, rows, day):
        organogram = _held(
            [Holding(who, *dates, "plt", "Sprin") for who, dates in rows]
        )
        wanted = [who for who, dates in rows if _in(day, *dates)]
        holders = organogram.holders("u__kepala", day)
        assert [row.userid for row in holders] == wanted
        for who in "abc":
            held = organogram.groups_of(who, day)
            assert held == (("u__kepala",) if who in wanted else ())
            row = organogram.holding(who, "u__kepala", day)
            assert (row is not None) is (who in wanted)

    @given(PERIODS, st.none() | PERIODS, DAYS)
    def test_nobody_acts_while_the_holder_is_away_without_a_substitute(
        self, away, substitute, day
    ):
        rows = [Holding("a")]
        if substitute is not None:
            rows.append(Holding("b", *substitute, "plh", "Sprin"))
        absent = Holding("a", *away, ABSENT, reason="Cuti")
        found = standing(_held(rows, [absent]), "u__kepala", day)
        replaced = substitute is not None and _in(day, *substitute)
        assert (found is not None) is (_in(day, *away) and not replaced)
        if found is not None:
            assert (found.state, found.reason) == (AWAY, "Cuti")


def _in(day, start, end):
    """Whether a day is one of those from start to end, counted one by one."""
    first, last = start or date(2026, 10, 1), end or date(2027, 2, 1)
    length = (last - first).days + 1
    return day in {first + timedelta(days=step) for step in range(max(length, 0))}


def _held(holdings, absences=()):
    unit = Unit("u", None, "biro", "eselon_2", ())
    post = Position("u__kepala", "u", "kepala", "Kepala", "eselon_2", ())
    post = replace(post, holdings=tuple(holdings), absences=tuple(absences))
    return Organogram.of([unit], [post])
