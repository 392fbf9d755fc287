"""How opinions travel."""

from datetime import datetime
from datetime import UTC
from setneg.workflows import organisation
from setneg.workflows.coordination import place
from setneg.workflows.coordination import rules
from setneg.workflows.coordination.model import Opinion
from setneg.workflows.coordination.sight import visible
from setneg.workflows.steps import acting
from setneg.workflows.steps.history import version_of
from typing import Any


def opinions_json(document: Any) -> dict[str, Any]:
    """All that the person at the desk may read, and what he may ask."""
    who = acting.userid()
    by = rules.may_ask(document, who)
    return {
        "@id": f"{document.absolute_url()}/@paraf-koordinasi",
        "items": [opinion_json(document, each) for each in visible(document, who)],
        "boleh_meminta": bool(by),
        "sebelum": [
            {"id": stage.id, "judul": stage.title} for stage in place.ahead(document)
        ]
        if by
        else [],
    }


def opinion_json(document: Any, found: Opinion) -> dict[str, Any]:
    """One opinion with all acts on it; moments in ISO 8601."""
    return {
        "@id": f"{document.absolute_url()}/@paraf-koordinasi/{found.id}",
        "id": found.id,
        "jabatan": found.position,
        "judul_jabatan": _title(found.position),
        "jalur": list(found.route),
        "diminta_oleh": found.by,
        "peminta": found.asker,
        "diminta_pada": found.since.isoformat(),
        "wajib": found.mandatory,
        "sebelum": found.before,
        "waktu": found.standard,
        "tenggat": found.deadline.breach.isoformat(),
        "lewat_tenggat": found.expired(datetime.now(UTC)),
        "permintaan": found.question,
        "keadaan": found.state,
        "catatan": found.note,
        "dijawab_pada": found.answered.isoformat() if found.answered else None,
        "dijawab_oleh": found.answerer,
        "kedudukan": found.capacity,
        "versi": found.version or None,
        "versi_lama": bool(found.version) and found.version < version_of(document),
        "riwayat": [
            {
                "tindakan": act.act,
                "pelaku": act.actor,
                "jabatan": act.position,
                "waktu": act.time.isoformat(),
                "versi": act.version,
                "catatan": act.text,
            }
            for act in found.acts
        ],
    }


def _title(position: str) -> str:
    post = organisation.current().positions.get(position)
    return post.title if post else position
