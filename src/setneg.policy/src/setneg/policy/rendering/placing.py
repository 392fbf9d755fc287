"""Where the typesetter put the block of the signature that was printed last."""

import json
from setneg.policy.rendering.pdf import _compiler
from setneg.policy.signing.pades import Box


LABEL = "<letak-tanda-tangan>"
PAGE_HEIGHT = 841.89  # points, A4
WIDTH = 215
HEIGHT = 96


def signature_box(kind: str) -> Box | None:
    """The place of the block in what this thread rendered last with that template.

    None for a template that draws no signature.
    """
    found = json.loads(_compiler(kind).query(LABEL, field="value"))
    if not found:
        return None
    place = found[-1]
    top = PAGE_HEIGHT - place["y"]
    left = place["x"]
    return Box(place["halaman"] - 1, left, max(0, top - HEIGHT), left + WIDTH, top)
