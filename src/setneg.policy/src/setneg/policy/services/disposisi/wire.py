"""Dispositions as JSON, and what a client or a form says as a Direction."""

from collections.abc import Mapping
from datetime import datetime
from plone import api
from setneg.policy import _
from setneg.policy.behaviors.moments import universal
from setneg.policy.incoming.dispositions import Direction
from setneg.policy.incoming.dispositions import DispositionRefused
from setneg.policy.incoming.tree import Branch
from setneg.policy.vocabularies.grades import SIFAT
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows.steps.history import history
from typing import Any


def branch_json(branch: Branch) -> dict[str, Any]:
    """A branch with those below it; moments in universal time, ISO 8601."""
    each = branch.disposition
    return {
        "@id": each.absolute_url(),
        "UID": api.content.get_uuid(each),
        "dari": _post(each.dari),
        "untuk": _post(each.untuk),
        "instruksi": list(each.instruksi or ()),
        "arahan": each.arahan or "",
        "tenggat": each.tenggat.isoformat() if each.tenggat else None,
        "lisan": bool(each.lisan),
        "pencatat": _post(each.pencatat),
        "tahap": branch.stage,
        "dibaca": _moment(each, "terima"),
        "dijawab": _moment(each, "kerjakan"),
        "laporan": each.laporan or "",
        "lanjutan": [branch_json(below) for below in branch.below],
    }


def moment_of(disposition: Any, verb: str) -> datetime | None:
    """When a branch last took a step; None when it never did."""
    found = [entry.time for entry in history(disposition) if entry.verb == verb]
    return found[-1] if found else None


def direction(said: Mapping[str, Any]) -> Direction:
    """What was said; DispositionRefused for what cannot be understood."""
    return Direction(
        recipients=_texts(said, "untuk"),
        instructions=_texts(said, "instruksi"),
        words=_text(said, "arahan", 4000),
        deadline=_deadline(said.get("tenggat")),
        secrecy=_secrecy(_text(said, "sifat", 10)),
        note=_text(said, "catatan", 2000),
        oral=said.get("lisan") in (True, "1", "on", "true"),
        recorder=_text(said, "pencatat", 200),
    )


def _texts(said: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = said.get(name) or ()
    rows = [value] if isinstance(value, str) else value
    if not isinstance(rows, (list, tuple)) or not all(isinstance(r, str) for r in rows):
        raise _unreadable(name)
    return tuple(dict.fromkeys(row.strip() for row in rows if row.strip()))


def _text(said: Mapping[str, Any], name: str, longest: int) -> str:
    value = said.get(name) or ""
    if not isinstance(value, str) or len(value) > longest:
        raise _unreadable(name)
    return value.strip()


def _secrecy(value: str) -> str:
    if value and value not in dict(SIFAT):
        raise _unreadable("sifat")
    return value


def _deadline(value: Any) -> datetime | None:
    """A day or a moment in ISO 8601; a day means its last working hour's end, 16.00."""
    if not value:
        return None
    text = str(value)
    try:
        if len(text) == 10:
            text += "T16:00"
        return universal(datetime.fromisoformat(text))
    except ValueError:
        raise _unreadable("tenggat") from None


def _unreadable(name: str) -> DispositionRefused:
    return DispositionRefused(
        [
            _(
                "refused_unreadable",
                default="“${name}” tidak dapat dibaca; periksa bentuk dan panjangnya.",
                mapping={"name": name},
            )
        ]
    )


def _post(position: str | None) -> dict[str, str] | None:
    return {"id": position, "judul": position_title(position)} if position else None


def _moment(disposition: Any, verb: str) -> str | None:
    found = moment_of(disposition, verb)
    return found.isoformat() if found else None
