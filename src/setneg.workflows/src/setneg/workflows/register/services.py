"""REST: read a register, and declare a number void."""

from collections.abc import Mapping
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from setneg.workflows.register import allocation
from setneg.workflows.register import book
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import RegisterError
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


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
    """GET @register: the registers one keeps, or the lines of one of them."""

    def reply(self) -> dict[str, Any]:
        user = api.user.get_current().getId()
        form = self.request.form
        url = f"{self.context.absolute_url()}/@register"
        if not any(form.get(name) for name in ("jenis", "kantor", "tahun")):
            kept = [_named(key) for key in book.keys(user)]
            return {"@id": url, "items": kept, "items_total": len(kept)}
        key = key_of(form)
        rows = [_row(line) for line in book.lines(key, user)]
        return {
            "@id": f"{url}?jenis={key.kind}&kantor={key.office}&tahun={key.year}",
            **_named(key),
            "items": rows,
            "items_total": len(rows),
            "celah": allocation.gaps(key.kind, key.office, key.year),
            "kembar": sorted(
                allocation.duplicates(key.kind, key.office, key.year).values()
            ),
        }


@implementer(IPublishTraverse)
class RegisterPost(Service):
    """POST @register/batal: declare a number void, with its reason."""

    act = ""

    def publishTraverse(self, request: Any, name: str) -> "RegisterPost":
        if self.act:
            raise NotFound(name)
        self.act = name
        return self

    def reply(self) -> dict[str, Any]:
        if self.act != "batal":
            raise NotFound(self.act or "@register")
        alsoProvides(self.request, IDisableCSRFProtection)
        data = json_body(self.request)
        key = key_of(data)
        user = api.user.get_current().getId()
        try:
            number = book.whole(data.get("nomor"), "Nomor")
            entry = book.void(key, number, str(data.get("alasan") or ""), user)
        except RegisterError as error:
            raise BadRequest(str(error)) from error
        return {**_named(key), "nomor": entry.number, "alasan": entry.void_reason}


def _named(key: Key) -> dict[str, Any]:
    """A register's key in the words of the service."""
    return {"jenis": key.kind, "kantor": key.office, "tahun": key.year}


def _row(line: book.Line) -> dict[str, Any]:
    """A line in the words of the service."""
    return {
        "@id": line.url or None,
        "urut": line.number,
        "nomor": line.written or None,
        "hal": line.title or None,
        "pada": line.at.isoformat(timespec="seconds"),
        "oleh": line.by,
        "batal": line.void_reason or None,
        "dibatalkan_oleh": line.void_by or None,
        "dibatalkan_pada": (
            line.void_at.isoformat(timespec="seconds") if line.void_at else None
        ),
    }
