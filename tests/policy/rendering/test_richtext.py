"""The body's HTML becomes text and structure, never code."""

import html
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
import io
from pypdf import PdfReader
import pytest
from setneg.policy.rendering.glyphs import BOX
from setneg.policy.rendering.glyphs import printable
from setneg.policy.rendering.pdf import render
from setneg.policy.rendering.richtext import nodes
from setneg.policy.rendering.richtext import plain
from tests.policy.rendering.samples import sample


TYPST = [
    "#",
    "$",
    "*",
    "_",
    "`",
    "<",
    ">",
    "@",
    "\\",
    "[",
    "]",
    "{",
    "}",
    "//",
    "/*",
    "~",
]
FRAGMENTS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<ul><li>",
        "</li></ul>",
        "<ol type='x' start='-4'>",
        "<table><tr><td colspan='99'>",
        "<th rowspan='0'>",
        "</table>",
        "<a href='javascript:alert(1)'>",
        "<blockquote>",
        "<br>",
        "<h2>",
        "<sub>",
        "<!-- ",
        " -->",
        "&#0;",
        "&nbsp;",
        '#read("/etc/passwd")',
        "#panic()",
        "$x^2$",
    ]
)


def text_of(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return "\n".join(page.extract_text() for page in pages)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.text(max_size=40), FRAGMENTS), max_size=14))
def test_whatever_is_typed_can_be_printed(parts):
    """A staff member pastes anything into the body; the letter still comes out."""
    data = sample(isi=nodes("".join(parts)))
    assert render("memorandum", data).startswith(b"%PDF")


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_whatever_is_typed_as_subject_can_be_printed(text):
    """A staff member types anything as the subject of a decision."""
    clean = printable(text)
    data = sample(judul=clean, hal=clean, menimbang=[clean], kepada=[clean, clean])
    assert render("keputusan", data).startswith(b"%PDF")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*TYPST, "a", "b", "1"]), min_size=1, max_size=25))
def test_marks_of_the_typesetter_stay_text(marks):
    """A staff member types the typesetter's own marks; they are printed as typed."""
    typed = "x" + "".join(marks) + "x"
    printed = text_of(
        render("generic", sample(isi=nodes(f"<p>{html.escape(typed)}</p>")))
    )
    assert typed in "".join(printed.split())


@pytest.mark.parametrize(
    "typed",
    ['#read("dasar.typ")', "#sys.version", '#import "x.typ": y', "$1 + 1$", "#{1 + 1}"],
)
def test_code_is_never_executed(typed):
    """A staff member types code of the typesetter; it is printed, not run."""
    printed = text_of(render("memorandum", sample(isi=nodes(f"<p>{typed}</p>"))))
    assert "".join(typed.split()) in "".join(printed.split())


def test_what_the_editor_makes_keeps_its_structure():
    """A staff member uses headings, lists, a table and emphasis."""
    found = nodes(
        "<h2>Bab</h2><p>Satu <strong>dua</strong><br>tiga</p>"
        "<ol type='a' start='3'><li>butir<ul><li>dalam</li></ul></li></ol>"
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td></tr></table>"
        "<blockquote>kutipan</blockquote><p>H<sub>2</sub>O</p>"
    )
    assert [node["t"] for node in found] == ["h2", "p", "ol", "table", "quote", "p"]
    assert found[1]["c"] == [
        "Satu ",
        {"t": "strong", "c": ["dua"]},
        {"t": "br"},
        "tiga",
    ]
    assert (found[2]["pola"], found[2]["mulai"]) == ("a.", 3)
    assert [len(row) for row in found[3]["baris"]] == [2, 2]


def test_scripts_and_foreign_addresses_vanish():
    """Somebody pastes a page from elsewhere."""
    found = nodes(
        "<p>a<script>x()</script><style>p{}</style>"
        "<a href='javascript:x()'>b</a><a href='https://contoh.id/'>c</a></p>"
    )
    assert found == [
        {
            "t": "p",
            "c": ["a", "b", {"t": "a", "href": "https://contoh.id/", "c": ["c"]}],
        }
    ]


def test_unknown_elements_keep_their_text():
    """Somebody pastes elements that the letter does not know."""
    assert plain("<p><font color=red>merah</font> <kbd>x</kbd></p><aneh>y</aneh>") == (
        "merah x\ny"
    )


def test_deep_nesting_is_flattened_and_keeps_its_text():
    """Somebody pastes a list forty levels deep."""
    source = "<ul><li>t" * 40 + "dasar" + "</li></ul>" * 40
    assert "dasar" in plain(source)
    assert render("generic", sample(isi=nodes(source)))


def test_characters_without_a_letter_are_printed_as_a_box():
    """A staff member types a pictogram: it is printed as a box."""
    assert printable("rapat \U0001f600 – €5") == f"rapat {BOX} – €5"


def test_nothing_gives_no_blocks():
    """A draft without a body."""
    assert nodes(None) == nodes("  ") == nodes("<p> </p>") == []
