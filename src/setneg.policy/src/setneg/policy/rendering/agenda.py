"""The agenda book on paper (A4 landscape) and as a workbook, with the same lines.

Whoever may open the register may take it along: titles that the reader may not see are
as absent here as on the screen.
"""

from collections.abc import Sequence
from datetime import datetime
from setneg.policy.rendering.dates import local
from setneg.policy.rendering.dates import written
from setneg.policy.rendering.pdf import render
from setneg.policy.rendering.workbook import workbook
from setneg.workflows import organisation
from setneg.workflows.register.book import Line
from setneg.workflows.register.columns import cells
from setneg.workflows.register.columns import head
from setneg.workflows.register.series import Key


TEMPLATE = "buku_agenda"


def as_pdf(key: Key, kind: str, lines: Sequence[Line], now: datetime) -> bytes:
    """The book as PDF; ``kind`` is the kind of document in words."""
    data = {
        "kind": TEMPLATE,
        "judul": f"Buku Agenda {kind}",
        "kantor": office_name(key),
        "tahun": str(key.year),
        "dicetak": f"{written(local(now).date())} {local(now):%H.%M}",
        "kepala": list(head()),
        "baris": [list(cells(key, line)) for line in lines],
        "waktu": int(now.timestamp()),
    }
    return render(TEMPLATE, data)


def as_workbook(key: Key, lines: Sequence[Line]) -> bytes:
    """The book as XLSX; nothing in it is computed by the reader's program."""
    return workbook(
        f"{key.kind} {key.year}", head(), (cells(key, line) for line in lines)
    )


def office_name(key: Key) -> str:
    """The office's name today; its code when it is not known any more."""
    unit = organisation.current().units.get(key.office)
    return unit.name(organisation.today()) if unit is not None else key.office
