"""What changed between two texts, as people read it."""

from hypothesis import given
from hypothesis import strategies as st
from setneg.policy.browser.compare.difference import changed
from setneg.policy.browser.compare.difference import difference


TEXTS = st.lists(st.text(alphabet="ab cd", max_size=12), max_size=6)


def test_a_changed_word_is_marked_within_its_line():
    # nobody acts: two lines are compared
    [line] = difference(["Rapat hari Senin pagi"], ["Rapat hari Selasa pagi"])
    assert [(p.what, p.text) for p in line] == [
        ("sama", "Rapat hari "),
        ("hapus", "Senin"),
        ("tambah", "Selasa"),
        ("sama", " pagi"),
    ]


def test_lines_that_have_nothing_in_common_stand_under_each_other():
    # nobody acts
    lines = difference(["Satu dua tiga"], ["xyz"])
    assert [[p.what for p in line] for line in lines] == [["hapus"], ["tambah"]]


@given(TEXTS)
def test_equal_texts_show_no_change(text):
    # nobody acts
    lines = difference(text, text)
    assert not changed(lines)
    assert [line[0].text for line in lines] == text


@given(TEXTS, TEXTS)
def test_nothing_is_lost_on_either_side(old, new):
    # nobody acts: the pieces that stayed or went make the old text, the others the new
    lines = difference(old, new)
    went = "".join(p.text for line in lines for p in line if p.what != "tambah")
    came = "".join(p.text for line in lines for p in line if p.what != "hapus")
    assert went == "".join(old)
    assert came == "".join(new)
