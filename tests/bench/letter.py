"""Memoranda of two pages, as the printing room receives them."""

import itertools
from setneg.policy.rendering.pdf import render
from setneg.policy.rendering.richtext import nodes
from tests.policy.rendering.samples import LETTER
from tests.policy.rendering.samples import sample


_numbers = itertools.count(1)


def two_pages():
    """The PDF/A bytes of the next memorandum; no two of them have the same words.

    The typesetter remembers paragraphs that it has set before, so that the same letter
    again would say nothing about how long a new one takes.
    """
    number = next(_numbers)
    paragraphs = "".join(
        f"<p>Alinea {line} dari memorandum {number}: {'prosedur kerja ' * 25}{number}.</p>"
        for line in range(6)
    )
    return render(
        "memorandum",
        sample(
            nomor=f"{number}/Ortala/OT.01/11/2026",
            hal=f"Tanggapan ke-{number} atas rancangan prosedur kerja",
            isi=nodes(LETTER.replace("Langkah", f"Langkah {number}") + paragraphs),
        ),
    )
