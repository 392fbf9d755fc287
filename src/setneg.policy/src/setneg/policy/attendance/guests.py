"""People outside are asked by a link of their own: signed, for one answer, no account.

The link holds a secret that only the guest has; the portal keeps its hash. It is spent
with the answer. Who has no link learns nothing, not even that the meeting exists.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
import hashlib
import hmac
from persistent.mapping import PersistentMapping
from plone import api
import secrets
from setneg.policy import _
from setneg.policy.attendance import answers
from setneg.policy.browser import dates
from setneg.policy.notices import outbox
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.journal import record
from setneg.workflows.steps.wording import say
from setneg.workflows.stored import by_uid
from typing import Any


VIEW = "@@konfirmasi-kehadiran"
MOST = 500
LONGEST_ADDRESS = 254  # characters that a mail server takes


@dataclass(frozen=True)
class Invitation:
    """What a link opens."""

    meeting: Any
    key: str
    guest: Mapping[str, Any]

    @property
    def spent(self) -> bool:
        """Whether it was answered already."""
        return bool(self.guest.get("jawaban"))


def invite(meeting: Any, name: str, office: str, address: str = "") -> str:
    """Ask somebody outside; the link, which is shown once and mailed when he has an
    address. AnswerRefused when there is no name, or no mail could reach the address."""
    name, office = " ".join(name.split())[:200], " ".join(office.split())[:200]
    address = address.strip()
    if not name:
        raise answers.AnswerRefused(
            _("refused_guest_name", default="Nama tamu wajib diisi.")
        )
    if len(meeting.tamu) >= MOST:
        raise answers.AnswerRefused(
            _("refused_many_guests", default="Tamu sudah terlalu banyak.")
        )
    if address and not reachable(address):
        raise answers.AnswerRefused(
            _(
                "refused_guest_address",
                default="Alamat surel “${address}” tidak lengkap atau salah tulis. Tulis "
                "satu alamat, misalnya nama@contoh.id, atau kosongkan.",
                mapping={"address": address[:100]},
            )
        )
    key, secret = secrets.token_hex(6), secrets.token_urlsafe(24)
    guest = PersistentMapping(
        nama=name,
        instansi=office,
        surel=address,
        sidik=_hash(key, secret),
        diundang=datetime.now(UTC),
        jawaban=None,
    )
    meeting.keep_guest(key, guest)
    record(meeting, "undang_tamu", tamu=key)
    _show(meeting)
    link = address_of(meeting, key, secret)
    _mail(meeting, guest, link)
    return link


def reachable(address: str) -> bool:
    """Whether something is written as one mail address, by Plone's own check."""
    registration = api.portal.get_tool("portal_registration")
    fits = len(address) <= LONGEST_ADDRESS
    return fits and bool(registration.isValidEmail(address))


def address_of(meeting: Any, key: str, secret: str) -> str:
    """The link of a guest."""
    home = api.portal.get().absolute_url()
    return f"{home}/{VIEW}?k={api.content.get_uuid(meeting)}.{key}.{secret}"


def opened(link: Any) -> Invitation | None:
    """What the last part of a link opens; None for anything else, however near."""
    parts = str(link or "").split(".")
    if len(parts) != 3:
        return None
    uid, key, secret = parts
    meeting = by_uid(uid, "Rapat")
    guest = meeting.tamu.get(key) if meeting is not None else None
    known = guest["sidik"] if guest is not None else "-"
    if not hmac.compare_digest(known, _hash(key, secret)) or guest is None:
        return None
    return Invitation(meeting, key, guest)


def reply(link: Any, status: str, substitute: str = "", reason: str = "") -> None:
    """Keep the one answer of a guest; AnswerRefused when it lacks something, or when
    the link is spent or the meeting is over."""
    found = opened(link)
    if found is None:
        raise answers.AnswerRefused(
            _("refused_link", default="Tautan ini tidak berlaku.")
        )
    if found.spent or answers.closed(found.meeting):
        raise answers.AnswerRefused(
            _(
                "refused_link_spent",
                default="Jawaban lewat tautan ini sudah diterima atau rapat sudah "
                "ditutup. Hubungi yang mengundang untuk mengubahnya.",
            )
        )
    said = answers.checked(status, substitute, reason)
    found.guest["jawaban"] = {**said, "pada": datetime.now(UTC)}
    record(found.meeting, "kehadiran", tamu=found.key, status=status)
    _show(found.meeting)


def _show(meeting: Any) -> None:
    """The meeting's page is another from now on: no browser keeps the old one."""
    meeting.reindexObject(idxs=list(CHANGED_BY_STEP))


def _hash(key: str, secret: str) -> str:
    return hashlib.sha256(f"{key}:{secret}".encode()).hexdigest()


def _mail(meeting: Any, guest: Mapping[str, Any], link: str) -> bool:
    if not reachable(guest["surel"]):
        return False
    words = {
        "name": guest["nama"],
        "title": meeting.Title(),
        "when": dates.moment(meeting.waktu_mulai),
        "place": meeting.tempat or "",
        "link": link,
    }
    subject = _("mail_guest_subject", default="Undangan: ${title}", mapping=words)
    body = _(
        "mail_guest_body",
        default="Yth. ${name},\n\nAnda diundang pada: ${title}\n${when}\n${place}\n\n"
        "Konfirmasi kehadiran lewat tautan pribadi ini, satu kali, tanpa akun:\n"
        "${link}\n",
        mapping=words,
    )
    letter = outbox.Letter(guest["surel"], str(say(subject)), str(say(body)))
    return outbox.post(letter)
