"""Official documents as PDF/A: one template a kind, typeset in the process itself.

Deterministic: the same data gives the same bytes, since every date comes from the data
(``waktu``, seconds since 1970) and fonts are those of the typesetter and of the folder
``huruf`` beside the templates. Conformance PDF/A-2a: archivable and readable aloud.
Source: SPK-14.6, R-SPK-09 (one PDF master for the site and for print).
"""

from collections.abc import Mapping
import json
from pathlib import Path
import re
import setneg.policy
import threading
import typst


TEMPLATES = Path(setneg.policy.__file__).parent / "kemensetneg" / "templat"
STANDARD = "a-2a"
GENERIC = "generic"
NAME = re.compile(r"^[a-z][a-z0-9_]*$")

_compilers = threading.local()


class RenderingError(ValueError):
    """A document that cannot be typeset; the message says why."""


def template_of(portal_type: str) -> str:
    """The template's name for a content type; ``generic`` for one without its own.

    ``SuratUndangan`` is set with ``surat_undangan.typ``.
    """
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", portal_type).lower()
    known = NAME.match(name) and (TEMPLATES / f"{name}.typ").is_file()
    return name if known else GENERIC


def _compiler(kind: str) -> typst.Compiler:
    """One compiler a template and thread, kept: its caches make a letter cheap."""
    kept = _compilers.__dict__.setdefault("by_kind", {})
    if kind not in kept:
        path = TEMPLATES / f"{kind}.typ"
        if not NAME.match(kind) or not path.is_file():
            raise RenderingError(f"Templat naskah tidak dikenal: {kind}")
        root = path.resolve().parent
        kept[kind] = typst.Compiler(
            str(root / path.name),
            root=str(root),
            font_paths=[str(root / "huruf")],
            ignore_system_fonts=True,
        )
    return kept[kind]


def render(kind: str, data: Mapping) -> bytes:
    """The PDF/A bytes of a document of that kind.

    ``data`` is what ``rendering.data`` makes; ``data["waktu"]`` (int, seconds) is the
    date written into the file. Raises RenderingError.
    """
    try:
        return _compiler(kind).compile(
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=STANDARD,
            timestamp=int(data.get("waktu") or 0),
        )
    except typst.TypstError as error:
        raise RenderingError(f"Naskah tidak dapat dicetak: {error}") from error


def pictures(kind: str, data: Mapping, ppi: int = 96) -> list[bytes]:
    """The same pages as PNG pictures, for screens that show no PDF inside a page.

    ``ppi``: points of the screen for an inch of paper. Raises RenderingError.
    """
    try:
        made = _compiler(kind).compile(
            format="png",
            ppi=float(ppi),
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )
    except typst.TypstError as error:
        raise RenderingError(f"Naskah tidak dapat dicetak: {error}") from error
    return made if isinstance(made, list) else [made]
