"""Which characters the letter's fonts can print.

PDF/A refuses a document with a character that no embedded font draws, and a refusal in
the middle of signing would help nobody: such characters are printed as an empty box,
which the preview shows before anybody signs.
"""

from functools import lru_cache
import re
import typst
import unicodedata


BOX = "\u25a1"
# Letters of Indonesian and European languages, punctuation: known without a try.
KNOWN = re.compile(
    r"[\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u2010-\u2014\u2018-\u201e\u2020-\u2022\u2026]*"
)
REMOVED = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


@lru_cache(maxsize=8192)
def _drawn(char: str) -> bool:
    """Whether the built-in fonts draw a character; tried once, then remembered."""
    source = (
        '#set document(title: "x")\n'
        '#set text(font: "Libertinus Serif", lang: "id")\n'
        "#sys.inputs.x"
    )
    try:
        typst.compile(
            source.encode(),
            format="pdf",
            sys_inputs={"x": char},
            pdf_standards="a-2a",
            ignore_system_fonts=True,
            timestamp=0,
        )
    except typst.TypstError:
        return False
    return True


def printable(text: str) -> str:
    """The text as it can be printed: composed, without control characters."""
    if KNOWN.fullmatch(text):
        return text
    return "".join(_shown(char) for char in unicodedata.normalize("NFC", text))


def _shown(char: str) -> str:
    if KNOWN.fullmatch(char):
        return char
    if char in "\t\n\r\u2028\u2029":
        return " "
    if unicodedata.category(char) in REMOVED:
        return ""
    return char if _drawn(char) else BOX
