"""Files that anybody hands in cannot stop the portal, and names say no more than a name."""

import pytest
from setneg.policy.browser.compare.difference import difference
from setneg.policy.rendering import verification
from setneg.policy.signing import ours
import time
import zlib


def packed_bomb():
    """A PDF whose table of contents unpacks to two gigabytes and claims a signature."""
    packer = zlib.compressobj(9)
    block = bytes(1 << 20)
    table = b"".join(packer.compress(block) for _ in range(2048)) + packer.flush()
    head = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/ByteRange[0 1 2 3]>>\nendobj\n"
    start = len(head)
    return b"".join(
        [
            head,
            b"2 0 obj\n<</Type/XRef/W[1 4 2]/Size 90000000/Root 1 0 R",
            b"/Filter/FlateDecode/Length %d>>\nstream\n" % len(table),
            table,
            b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start,
        ]
    )


@pytest.mark.rule("SPK-14.6")
@pytest.mark.parametrize(
    "data",
    [
        packed_bomb(),
        b"%PDF-1.7\n" + b"/ByteRange [0 1 2 3] " * 400_000,
        b"/ByteRange /Contents <" + b"0" * 8_000_000,
        b"/ByteRange " + b"/Contents <" + b"30" * 4000 + b">",
        b"/ByteRange " + (b"/Contents <" + b"3080" * 300 + b">") * 5_000,
        b"",
        b"\x00" * 1_000_000,
    ],
    ids=["packed", "marks", "endless", "nested", "many", "empty", "zeros"],
)
def test_no_file_of_a_visitor_costs_the_portal_more_than_a_moment(
    integration, data, monkeypatch
):
    """A visitor uploads files that are made to fill memory or time."""
    began = time.process_time()
    assert not ours(data)
    assert verification.by_file(data) == (verification.UNKNOWN, None)
    assert time.process_time() - began < 2


def test_two_versions_with_endless_lines_are_compared_in_a_moment():
    """A drafter saves two versions of one huge line, and of many equal lines."""
    began = time.process_time()
    one, other = "kata lain " * 40_000, "lain kata " * 40_000
    lines = difference([one], [other])
    assert [piece.text for line in lines for piece in line] == [one, other]
    difference(["sama"] * 6_000, ["sama", "beda"] * 3_000)
    assert time.process_time() - began < 5


@pytest.mark.parametrize("name", ["a" * 10_000 + ".pdf", "a\r\nSet-Cookie: x.pdf"])
def test_a_name_is_short_and_one_line(make, rest, name):
    """staf.sisdur attaches a file with a name that is none: 400 with the reason."""
    memo = make("staf.sisdur", "Memorandum", title="Nama", unit="subbag-sisdur")
    given = {"data": "JVBERi0xLjQK", "encoding": "base64", "filename": name}
    url = memo.absolute_url()
    answer = rest("staf.sisdur").request(
        "POST", f"{url}/@lampiran", json={"berkas": [given]}
    )
    assert answer.status_code == 400
    assert ("Nama" in answer.text) == (len(name) > 1_000)
    assert "Set-Cookie" not in answer.headers
    assert len(answer.text) < 2_000
