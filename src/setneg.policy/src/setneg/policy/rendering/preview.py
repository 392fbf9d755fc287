"""A draft as it would look, before it is saved: pages for the screen and as PDF.

What was typed is laid over a loose copy of the document; the document itself and the
database are not touched.
"""

from Acquisition import aq_base
from Acquisition import aq_parent
from collections.abc import Mapping
import copy
from setneg.policy.rendering.data import document_data
from setneg.policy.rendering.original import draft
from setneg.policy.rendering.original import original_of
from setneg.policy.rendering.pdf import pictures
from typing import Any


MARK = "KONSEP"


def typed_over(document: Any, values: Mapping[str, Any]) -> Any:
    """A loose copy of a document with other values in its fields."""
    loose = copy.copy(aq_base(document))
    for name, value in values.items():
        setattr(loose, name, value)
    return loose.__of__(aq_parent(document))


def draft_pictures(document: Any, ppi: int = 96) -> list[bytes]:
    """The pages of a draft as PNG; ``ppi``: points of the screen an inch of paper."""
    data = document_data(document, original=original_of(document))
    return pictures(data["kind"], data | {"tanda": MARK}, ppi)


def preview(document: Any, values: Mapping[str, Any]) -> bytes:
    """The PDF of a draft as it would be with what was typed."""
    return draft(typed_over(document, values))


def preview_pictures(
    document: Any, values: Mapping[str, Any], ppi: int = 96
) -> list[bytes]:
    """Its pages as PNG."""
    return draft_pictures(typed_over(document, values), ppi)
