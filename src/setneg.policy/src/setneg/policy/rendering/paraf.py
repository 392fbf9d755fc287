"""Lembar paraf: who initialled a document and which units gave their opinion, on paper.

A sheet of its own, for the kept copy only: the original that is sent carries no paraf,
and its signature stays valid because nothing is added to its file. Source: R-SOS-04.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from plone import api
from setneg.policy import _
from setneg.policy.content import kinds
from setneg.policy.rendering.data import letterhead
from setneg.policy.rendering.dates import local
from setneg.policy.rendering.dates import written_moment
from setneg.policy.rendering.glyphs import printable
from setneg.policy.rendering.original import filename
from setneg.policy.rendering.pdf import render
from setneg.policy.rendering.signature import office_title
from setneg.policy.rendering.signature import person_name
from setneg.workflows.coordination import Opinion
from setneg.workflows.coordination.remarks import VERDICT_TITLES
from setneg.workflows.steps import initials
from setneg.workflows.steps.history import version_of
from setneg.workflows.steps.wording import say
from typing import Any
import zipfile


TEMPLATE = "lembar_paraf"
CAPACITIES = {"plt": "Plt.", "plh": "Plh.", "definitif": "definitif"}


def sheet(document: Any, opinions: Sequence[Opinion]) -> bytes:
    """The PDF of the sheet, with the opinions that its reader may see."""
    return render(TEMPLATE, sheet_data(document, opinions))


def sheet_data(document: Any, opinions: Sequence[Opinion]) -> dict[str, Any]:
    """What the sheet says, as text; the order is that of the events."""
    signed = getattr(document, "ditandatangani_pada", None)
    return {
        "kop": letterhead(document),
        "jenis": kinds.facts(document.portal_type).name,
        "hal": printable(document.title or ""),
        "nomor": printable(getattr(document, "nomor", None) or ""),
        "versi": str(version_of(document)),
        "sidik": getattr(document, "sidik", None) or "",
        "paraf": rows(document),
        "kurang": [say(stage.title) for stage in initials.lacking(document)],
        "pendapat": [_opinion(document, each) for each in opinions if each.answered],
        "tandatangan": _signature(document) if signed else None,
        "waktu": int(local(signed).timestamp()) if signed else 0,
    }


def rows(document: Any) -> list[dict[str, Any]]:
    """The parafs of this round: order, position, name, capacity, time, version."""
    return [
        {
            "urut": str(each.order),
            "jabatan": office_title(each.position),
            "nama": person_name(each.actor),
            "kedudukan": CAPACITIES.get(each.capacity, each.capacity),
            "waktu": written_moment(each.time),
            "versi": str(each.version),
            "lama": each.stale,
            "diganti": each.replaced,
        }
        for each in initials.initials(document)
    ]


def kept_copy(document: Any, opinions: Sequence[Opinion]) -> bytes:
    """The copy for the archive, as ZIP: the original byte for byte, and the sheet."""
    file = document.berkas_pdf
    moment = local(document.ditandatangani_pada).timetuple()[:6]
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (
            (filename(document), file.data),
            ("lembar-paraf.pdf", sheet(document, opinions)),
        ):
            archive.writestr(zipfile.ZipInfo(name, moment), data)
    return made.getvalue()


def _opinion(document: Any, each: Opinion) -> dict[str, Any]:
    answered = each.answered
    return {
        "jabatan": office_title(each.position),
        "nama": person_name(each.answerer),
        "pendapat": say(VERDICT_TITLES[each.state]),
        "catatan": printable(" ".join(each.note.split())),
        "waktu": written_moment(answered) if isinstance(answered, datetime) else "",
        "versi": str(each.version),
        "lama": each.version < version_of(document),
    }


def _signature(document: Any) -> dict[str, str]:
    return {
        "jabatan": office_title(document.ditandatangani_oleh or ""),
        "nama": person_name(document.ditandatangani_pejabat),
        "waktu": written_moment(document.ditandatangani_pada),
    }


def not_signed() -> str:
    """Why there is no copy for the archive yet."""
    return str(
        api.portal.translate(
            _(
                "refused_no_kept_copy",
                default="Salinan arsip tersedia setelah naskah ditandatangani.",
            )
        )
    )
