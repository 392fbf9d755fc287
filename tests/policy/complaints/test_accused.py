"""Nobody acts here: which posts are barred follows from the organogram alone."""

from datetime import date
from datetime import timedelta
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
import pytest
from setneg.policy.complaints.accused import Accused
from setneg.policy.complaints.standards import sections
from setneg.workflows.organisation.organogram import Holding
from setneg.workflows.organisation.organogram import Name
from setneg.workflows.organisation.organogram import Organogram
from setneg.workflows.organisation.organogram import Position
from setneg.workflows.organisation.organogram import Unit


DAY = date(2026, 6, 8)
PEOPLE = ("ani", "budi", "citra", "dewi", "eko")
LEVELS = ("menteri", "eselon_1", "eselon_2", "eselon_3", "eselon_4")


def unit(code, parent, level):
    return Unit(code, parent, "unit", level, (Name(code),))


def post(code, function, level, *holdings):
    return Position(f"{code}__{function}", code, function, code, level, (), holdings)


@pytest.fixture
def bureau():
    """A bureau with two sections; Budi heads one and stands in for the other."""
    return Organogram.of(
        [
            unit("deputi", None, "eselon_1"),
            unit("biro", "deputi", "eselon_2"),
            unit("satu", "biro", "eselon_3"),
            unit("dua", "biro", "eselon_3"),
        ],
        [
            post("deputi", "kepala", "eselon_1", Holding("dewi")),
            post("biro", "kepala", "eselon_2", Holding("ani")),
            post("satu", "kepala", "eselon_3", Holding("budi")),
            post("satu", "staf", "staf", Holding("eko"), Holding("fitri")),
            post(
                "dua",
                "kepala",
                "eselon_3",
                Holding("citra"),
                Holding("budi", DAY + timedelta(3), DAY + timedelta(9), "plt"),
            ),
        ],
    )


@pytest.mark.rule("R-X-17")
def test_a_post_that_he_stands_in_for_later_is_barred_today(bureau):
    about = Accused("satu__kepala", frozenset({"budi"}))
    assert about.bars(bureau, "satu__kepala", DAY)
    assert about.bars(bureau, "dua__kepala", DAY)
    assert not about.bars(bureau, "dua__kepala", DAY + timedelta(10))
    assert not about.bars(bureau, "biro__kepala", DAY)


@pytest.mark.rule("R-X-17")
def test_of_a_post_with_several_holders_only_the_others_remain(bureau):
    about = Accused("", frozenset({"eko"}))
    assert about.allowed(bureau, ["satu__staf", "biro__kepala"], DAY) == (
        "fitri",
        "biro__kepala",
    )
    whole_post = Accused("satu__staf", frozenset({"eko", "fitri"}))
    assert whole_post.allowed(bureau, ["satu__staf"], DAY) == ()


@pytest.mark.rule("R-X-17")
def test_a_complaint_about_the_head_goes_to_the_next_superior_who_may(bureau):
    about = Accused("biro__kepala", frozenset({"ani"}))
    assert about.first_above(bureau, "biro__kepala", DAY) == "deputi__kepala"
    both = Accused("biro__kepala", frozenset({"ani", "dewi"}))
    assert both.first_above(bureau, "biro__kepala", DAY) == ""
    assert both.first_above(bureau, "biro__kepala", DAY, ["dua__kepala"]) == (
        "dua__kepala"
    )


@pytest.mark.rule("R-X-17")
def test_the_named_sections_are_charged_else_any_section_of_the_office(bureau):
    assert sections(bureau, "biro__kepala", ("dua__kepala",)) == ("dua__kepala",)
    every = ("satu__kepala", "dua__kepala")
    assert sorted(sections(bureau, "biro__kepala", ())) == sorted(every)
    assert sections(bureau, "nowhere__kepala", ()) == ()


@st.composite
def offices(draw):
    """A random tree with heads and staff, held by few people in all capacities."""
    count = draw(st.integers(1, 8))
    units, posts = [], []
    for number in range(count):
        parent = draw(st.integers(0, number - 1)) if number else None
        level = LEVELS[min(number, 4)]
        code = f"u{number}"
        units.append(unit(code, f"u{parent}" if number else None, level))
        for function, rank in (("kepala", level), ("staf", "staf")):
            posts.append(post(code, function, rank, *draw(held())))
    return Organogram.of(units, posts)


def held():
    return st.lists(
        st.builds(
            lambda who, start, length, capacity: Holding(
                who,
                DAY + timedelta(start),
                None if length is None else DAY + timedelta(start + length),
                capacity,
            ),
            st.sampled_from(PEOPLE),
            st.integers(-5, 5),
            st.none() | st.integers(0, 6),
            st.sampled_from(("definitif", "plt", "plh")),
        ),
        max_size=3,
    )


@pytest.mark.rule("R-X-17")
@settings(max_examples=300, deadline=None)
@given(st.data())
def test_in_no_organisation_on_no_day_has_the_accused_a_part(data):
    organogram = data.draw(offices())
    posts = sorted(organogram.positions)
    about = Accused(
        data.draw(st.sampled_from(["", *posts])),
        frozenset(data.draw(st.lists(st.sampled_from(PEOPLE), max_size=3))),
        frozenset(data.draw(st.lists(st.sampled_from(posts), max_size=2))),
    )
    settled = DAY + timedelta(data.draw(st.integers(-2, 2)))
    start = data.draw(st.sampled_from(posts))
    found = about.allowed(organogram, posts, settled)
    receiver = about.first_above(organogram, start, settled, posts)
    for later in range(4):  # what was settled holds on the days after, too
        day = settled + timedelta(later)
        for person in about.persons:
            theirs = set(organogram.groups_of(person, day)) | {person}
            assert theirs.isdisjoint(found)
            assert receiver not in theirs
    assert about.posts.isdisjoint(found)
    assert receiver not in about.posts
    assert about.post == "" or about.post in about.posts
    if set(found) & set(posts):  # somebody may: then somebody is found
        assert receiver
