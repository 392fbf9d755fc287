"""REST: read a register, and do in it what a keeper does."""

from collections.abc import Mapping
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from setneg.workflows import organisation
from setneg.workflows.clock import key as timer
from setneg.workflows.register import acts
from setneg.workflows.register import allocation
from setneg.workflows.register import book
from setneg.workflows.register import insertion
from setneg.workflows.register import outage
from setneg.workflows.register import soundness
from setneg.workflows.register.columns import pointer
from setneg.workflows.register.columns import remarks
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import RegisterError
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.security import checkPermission


#: Lines in one answer that asks for a part.
LARGEST_PART = 500


def key_of(data: Mapping[str, Any]) -> Key:
    """The register that a request names; BadRequest when it does not."""
    kind, office = data.get("jenis"), data.get("kantor")
    if not kind or not office or not data.get("tahun"):
        raise BadRequest("jenis, kantor, dan tahun harus disebut.")
    try:
        return Key(book.whole(data["tahun"], "Tahun"), str(office), str(kind))
    except RegisterError as error:
        raise BadRequest(str(error)) from error


class RegisterGet(Service):
    """GET @register: the registers one keeps, or the lines of one of them.

    ``mulai`` and ``banyak`` ask for a part of the lines, ``cari`` for those of a number
    or of documents with these words.
    """

    def reply(self) -> dict[str, Any]:
        user = api.user.get_current().getId()
        form = self.request.form
        url = f"{self.context.absolute_url()}/@register"
        if not any(form.get(name) for name in ("jenis", "kantor", "tahun")):
            kept = [_named(key) for key in book.keys(user)]
            return {"@id": url, "items": kept, "items_total": len(kept)}
        key = key_of(form)
        start, size = _part(form)
        rows, total = book.page(key, user, start, size, str(form.get("cari") or ""))
        return {
            "@id": f"{url}?jenis={key.kind}&kantor={key.office}&tahun={key.year}",
            **_named(key),
            "items": [_row(key, line) for line in rows],
            "items_total": total,
            "celah": allocation.gaps(key.kind, key.office, key.year),
            "kembar": sorted(
                allocation.duplicates(key.kind, key.office, key.year).values()
            ),
            "blok": [_block(block) for block in outage.open_blocks(key)],
            "usul_sisipan": [_proposal(each) for each in insertion.proposals(key)],
            "temuan": [
                {"jenis": fault.kind, "teks": fault.text, "salah": fault.serious}
                for fault in soundness.faults([key])
            ],
        }


@implementer(IPublishTraverse)
class RegisterPost(Service):
    """POST @register/<act>: what a keeper does in the book (see ``acts``)."""

    act = ""

    def publishTraverse(self, request: Any, name: str) -> "RegisterPost":
        if self.act:
            raise NotFound(name)
        self.act = name
        return self

    def reply(self) -> dict[str, Any]:
        if self.act not in acts.ACTS:
            raise NotFound(self.act or "@register")
        alsoProvides(self.request, IDisableCSRFProtection)
        data = json_body(self.request)
        key = key_of(data)
        user = api.user.get_current().getId()
        try:
            done = acts.do(self.act, key, data, user)
        except RegisterError as error:
            raise BadRequest(str(error)) from error
        return {**_named(key), **done}


class SoundnessGet(Service):
    """GET @register-periksa: every fault of all registers, for the operator's key."""

    def check_permission(self) -> None:
        """The key of the timer, or a manager."""
        shown = self.request.getHeader(timer.HEADER)
        if not (
            timer.matches(shown) or checkPermission("cmf.ManagePortal", self.context)
        ):
            raise Unauthorized("Kunci tidak cocok.")

    def reply(self) -> dict[str, Any]:
        keys = allocation.known_keys()
        return {
            "@id": f"{self.context.absolute_url()}/@register-periksa",
            "register": len(keys),
            "items": [
                {
                    **_named(fault.key),
                    "temuan": fault.kind,
                    "teks": fault.text,
                    "salah": fault.serious,
                }
                for fault in soundness.faults(keys)
            ],
        }


def _part(form: Mapping[str, Any]) -> tuple[int, int | None]:
    """First line (from 0) and count that a request asks for; all without a count."""
    try:
        start = book.whole(form.get("mulai") or 0, "Mulai")
        size = book.whole(form["banyak"], "Banyak") if form.get("banyak") else None
    except RegisterError as error:
        raise BadRequest(str(error)) from error
    if start < 0 or (size is not None and not 1 <= size <= LARGEST_PART):
        raise BadRequest(f"banyak: 1 sampai {LARGEST_PART}; mulai: dari 0.")
    return start, size


def _block(found: outage.OpenBlock) -> dict[str, Any]:
    """An open block in the words of the service."""
    block = found.block
    return {
        "dari": block.first,
        "sampai": block.last,
        "alasan": block.reason,
        "oleh": block.by,
        "pada": block.at.isoformat(timespec="seconds"),
        "belum_dicocokkan": list(found.numbers),
        "lewat_tahun": found.overdue(organisation.today()),
    }


def _proposal(proposal: insertion.Proposal) -> dict[str, Any]:
    """A proposed number in the words of the service; no title, it may be secret."""
    return {
        "usul": proposal.number,
        "sesudah": proposal.after,
        "alasan": proposal.reason,
        "oleh": proposal.by,
    }


def _named(key: Key) -> dict[str, Any]:
    """A register's key in the words of the service."""
    return {"jenis": key.kind, "kantor": key.office, "tahun": key.year}


def _row(key: Key, line: book.Line) -> dict[str, Any]:
    """A line in the words of the service."""
    return {
        "@id": line.url or None,
        "urut": line.number,
        "nomor_agenda": line.shown,
        "nomor": line.written or None,
        "hal": line.title or None,
        "rahasia": line.secret,
        "dipesan": line.held,
        "sisipan": bool(line.suffix),
        "blok": line.block or None,
        "sebelumnya": [pointer(key, place) for place in line.previous],
        "berikutnya": [pointer(key, place) for place in line.following],
        "keterangan": remarks(line) or None,
        "pada": line.at.isoformat(timespec="seconds"),
        "oleh": line.by,
        "batal": line.void_reason or None,
        "dibatalkan_oleh": line.void_by or None,
        "dibatalkan_pada": (
            line.void_at.isoformat(timespec="seconds") if line.void_at else None
        ),
    }
