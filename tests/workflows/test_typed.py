"""What a form sends under a name, read as one text or as several."""

import io
import pytest
from setneg.workflows import typed


@pytest.mark.parametrize("said", [None, [], ["a", "b"], 7, {}, io.BytesIO(b"a")])
def test_what_is_no_text_says_nothing(said):
    # nobody acts: the form is read
    assert typed.text({"alasan": said}, "alasan") == ""
    assert typed.text({}, "alasan") == ""
    assert typed.text({"alasan": " karena "}, "alasan") == " karena "


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (None, []),
        ("", []),
        ("a", ["a"]),
        (["a", "b"], ["a", "b"]),
        (("a", 7, None), ["a"]),
        ({"a": "b"}, []),
        (io.BytesIO(b"a"), []),
    ],
)
def test_one_box_is_read_like_several(said, found):
    # nobody acts: the form is read
    assert typed.several({"unit": said}, "unit") == found
    assert typed.several({}, "unit") == []
