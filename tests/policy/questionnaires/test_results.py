"""Counting answers, worked out without a site."""

from decimal import Decimal
from hypothesis import given
from hypothesis import strategies as st
from setneg.policy.forms.answers import Answer
from setneg.policy.questionnaires import results


def said(value, kind="pilihan", words="", name="q"):
    return Answer(name, "Pertanyaan?", kind, value, words=words)


def scale(*values):
    return [[said(value, words=f"nilai {value}")] for value in values]


def test_a_scale_has_counts_and_a_mean():
    (found,) = results.questions(scale("5", "4", "4", "1"))
    assert found.counts == (("nilai 1", 1), ("nilai 4", 2), ("nilai 5", 1))
    assert found.mean == Decimal("3.50")
    assert found.answered == 4


def test_two_answers_are_not_broken_down():
    (found,) = results.questions(scale("5", "1"))
    assert (found.answered, found.counts, found.mean) == (2, (), None)
    assert not found.broken_down


def test_a_question_that_few_answered_is_not_broken_down_among_many():
    every = scale("5", "4", "3")
    every[0].append(said("Rahasia", "uraian", name="saran"))
    first, second = results.questions(every)
    assert first.broken_down
    assert (second.answered, second.texts) == (1, ())


def test_texts_stand_in_the_order_of_the_alphabet():
    given_ = [[said(text, "uraian")] for text in ("c", "a", "b", "", None)]
    (found,) = results.questions(given_)
    assert found.texts == ("a", "b", "c")
    assert found.answered == 3
    assert found.counts == ()


def test_choices_that_are_no_numbers_have_no_mean():
    (found,) = results.questions([[said(v, words=v)] for v in ("ya", "tidak", "ya")])
    assert found.mean is None
    assert dict(found.counts) == {"ya": 2, "tidak": 1}


def test_what_the_submission_keeps_itself_is_no_question():
    assert (
        results.questions([[Answer("j", "Jabatan", "pilihan", "x", mapped=True)]]) == ()
    )


@given(st.lists(st.sampled_from("12345"), min_size=3, max_size=60))
def test_no_answer_is_lost_or_counted_twice(values):
    (found,) = results.questions(scale(*values))
    assert sum(count for _words, count in found.counts) == len(values)
    assert 1 <= found.mean <= 5


@given(st.lists(st.none() | st.text(max_size=10), max_size=20))
def test_any_texts_can_be_counted(values):
    for found in results.questions([[said(v, "uraian")] for v in values]):
        assert len(found.texts) <= found.answered
