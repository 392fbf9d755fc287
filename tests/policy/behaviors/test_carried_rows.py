"""Rows of a form with more inputs than Zope takes (1,024) arrive as one file."""

import io
import json
import pytest
from setneg.policy.behaviors.rows import Column
from setneg.policy.behaviors.rows import Rows
from setneg.policy.behaviors.rows_widget import RowsWidget
from zExceptions import BadRequest


NAME = "form.widgets.langkah"


def extracted(data, count=300):
    """What a widget reads from such a file."""
    file = io.BytesIO(data)
    widget = RowsWidget({f"{NAME}.lembar": file, f"{NAME}-rows": str(count)})
    widget.field = Rows((Column("kegiatan", "Kegiatan"), Column("ya", "Ya", "tujuan")))
    widget.name = NAME
    return widget.extract()


def test_more_rows_than_a_form_has_fields_are_read_in_their_order():
    # Somebody moved the last of three hundred steps to the front.
    told = [{"urut": str(n + 2), "kegiatan": f"Langkah {n}"} for n in range(300)]
    told[299]["urut"] = "1"
    found = extracted(json.dumps(told).encode())
    assert len(found) == 300
    assert [row["kegiatan"] for row in found[:2]] == ["Langkah 299", "Langkah 0"]


def test_a_row_that_was_ticked_or_left_empty_is_not_kept():
    told = [{"kegiatan": "A", "hapus": "1"}, None, {"kegiatan": ""}, {"kegiatan": "B"}]
    found = extracted(json.dumps(told).encode())
    assert [row["kegiatan"] for row in found] == ["B"]


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b"[" * 100_000])
def test_a_damaged_file_empties_no_rows(data):
    # The form is refused as a whole; what was stored stays.
    with pytest.raises(BadRequest):
        extracted(data)
