"""Receipts from outside: the sender records who took it there, when, and the proof."""

from datetime import date
from datetime import datetime
from datetime import time
from datetime import UTC
from persistent.mapping import PersistentMapping
from setneg.policy import _
from setneg.policy.distribution import receipts
from setneg.policy.forms.attachment import refusal
from setneg.workflows import organisation
from setneg.workflows.clock import calendar
from setneg.workflows.journal import record
from setneg.workflows.steps.wording import say
from typing import Any


class EvidenceRefused(ValueError):
    """Why the receipt cannot be recorded so; a sentence for the person."""


class NotSender(Exception):
    """The person is not on the sending side."""


def evidence(
    document: Any, key: str, name: str, day: str, file: Any, userid: str, note: str = ""
) -> receipts.Receipt:
    """Record that somebody outside took the document.

    name  who took it; day: ISO; file: a named file, such as the signed delivery note.
    """
    if not receipts.sends(document, userid):
        raise NotSender(key)
    row = receipts.kept_rows(document).get(key)
    reason = _lacking(key, row, name.strip(), file)
    taken = _day(day)
    if reason is None and taken is None:
        reason = _(
            "refused_evidence_day",
            default="Tanggal terima ditulis TTTT-BB-HH dan tidak boleh di masa depan.",
        )
    sent = row["dikirim"].astimezone(calendar.current().zone).date() if row else None
    if reason is None and sent is not None and taken is not None and taken < sent:
        reason = _(
            "refused_evidence_early",
            default="Tanggal terima mendahului tanggal penyampaian naskah.",
        )
    if reason is not None:
        raise EvidenceRefused(say(reason))
    row["bukti"] = PersistentMapping(
        nama=name.strip(),
        tanggal=taken.isoformat(),
        catatan=note.strip()[:1000],
        oleh=userid,
        berkas=file,
    )
    moment = datetime.combine(taken, time(), calendar.current().zone)
    row.update(
        diterima=max(moment.astimezone(UTC), row["dikirim"].astimezone(UTC)),
        oleh=userid,
    )
    record(document, "bukti_terima", penerima=key, tanggal=taken.isoformat())
    return next(each for each in receipts.rows(document) if each.position == key)


def _lacking(key: str, row: Any, name: str, file: Any) -> Any:
    if row is None or row.get("jenis") != "luar":
        return _(
            "refused_evidence_inside",
            default="Bukti hanya dicatat untuk penerima di luar kementerian; penerima "
            "di dalam memberi tanda terima sendiri.",
        )
    if row["diterima"] is not None:
        return _(
            "refused_evidence_twice",
            default="Tanda terima penerima ini sudah tercatat.",
        )
    if not name or len(name) > 200:
        return _("refused_evidence_name", default="Isi nama yang menerima naskah.")
    if file is None or not getattr(file, "filename", ""):
        return _(
            "refused_evidence_file",
            default="Unggah bukti terima, misalnya pindaian lembar ekspedisi.",
        )
    return refusal(file)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if day <= organisation.today() else None
