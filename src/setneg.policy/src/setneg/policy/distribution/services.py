"""REST: recipients and lists, prints and hand-overs."""

import base64
from datetime import datetime
from plone.namedfile.file import NamedBlobFile
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from setneg.policy import _
from setneg.policy.distribution import lists
from setneg.policy.distribution import printing
from setneg.policy.distribution import recipients
from setneg.policy.distribution import searching
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.interface import Invalid
from zope.publisher.interfaces import IPublishTraverse


class RecipientsGet(Service):
    """GET <document>/@penerima: who is meant by each line."""

    def reply(self) -> dict[str, Any]:
        return {
            "@id": f"{self.context.absolute_url()}/@penerima",
            "items": [
                {"ruas": field, **searching.told(recipients.parse(text))}
                for field, text in recipients.lines_of(self.context)
            ],
        }


class RecipientsSearch(Service):
    """GET /@penerima?cari=…: whom these words may mean."""

    def reply(self) -> dict[str, Any]:
        text = str(self.request.form.get("cari") or "")
        return {
            "@id": f"{self.context.absolute_url()}/@penerima",
            "items": searching.search(text),
        }


@implementer(IPublishTraverse)
class ListsGet(Service):
    """GET /@daftar-distribusi[/<id>]: the lists; one with all its editions."""

    key = ""

    def publishTraverse(self, request: Any, name: str) -> "ListsGet":
        self.key = name if not self.key else "/"
        return self

    def reply(self) -> dict[str, Any]:
        here = f"{self.context.absolute_url()}/@daftar-distribusi"
        if self.key:
            kept = lists.get(self.key)
            if kept is None:
                raise NotFound(self.key)
            return {"@id": f"{here}/{kept.id}", **list_json(kept, editions=True)}
        return {"@id": here, "items": [list_json(each) for each in lists.all_lists()]}


class ListsPost(ListsGet):
    """POST /@daftar-distribusi[/<id>] {judul, unit, penerima, berlaku} or {tutup: true}."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        data = json_body(self.request)
        given = data.get("penerima") or []
        texts = [data.get(name) or "" for name in ("judul", "unit", "berlaku")]
        if not isinstance(given, list) or not all(
            isinstance(each, str) for each in (*given, *texts)
        ):
            raise BadRequest("penerima: daftar teks; judul, unit, berlaku: teks.")
        try:
            if data.get("tutup"):
                lists.close(self.key, acting.userid())
                kept = lists.get(self.key)
            else:
                title, unit, since = texts
                who = acting.userid()
                kept = lists.save(self.key, title, unit, given, who, since)
        except lists.ListRefused as error:
            raise BadRequest(str(error)) from error
        return list_json(kept, editions=True)


def list_json(kept: Any, editions: bool = False) -> dict[str, Any]:
    """A list: its newest edition, or all of them."""
    latest = kept.latest
    found = {
        "id": kept.id,
        "judul": kept.title,
        "unit": kept.unit,
        "edisi": latest.number,
        "berlaku": latest.since,
        "ditutup": latest.closed,
        "penerima": list(latest.lines),
    }
    if editions:
        found["riwayat"] = [
            {
                "edisi": each.number,
                "judul": each.title,
                "berlaku": each.since,
                "oleh": each.by,
                "ditutup": each.closed,
                "penerima": list(each.lines),
            }
            for each in kept.editions
        ]
    return found


class PrintsGet(Service):
    """GET <document>/@cetak: what was printed for whom; for those involved."""

    def reply(self) -> dict[str, Any]:
        items = (
            printing.requests(self.context) if printing.involved(self.context) else ()
        )
        return {
            "@id": f"{self.context.absolute_url()}/@cetak",
            "items": [request_json(each) for each in items],
        }


class PrintsPost(PrintsGet):
    """POST <document>/@cetak: ask {jumlah, kepada, tenggat}, hand over {tugas, kepada,
    jumlah, nama, berkas}, or take over {diterima: <id>}."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        data, who = json_body(self.request), acting.userid()
        texts = [str(data.get(name) or "") for name in ("kepada", "tugas", "nama")]
        to, task, name = texts
        try:
            if data.get("diterima"):
                printing.taken_over(self.context, str(data["diterima"]), who)
            elif task:
                count, file = number(data.get("jumlah")), file_of(data.get("berkas"))
                printing.hand_over(self.context, task, to, count, who, name, file)
            else:
                count, until = number(data.get("jumlah")), moment(data.get("tenggat"))
                printing.ask(self.context, to, count, until, who)
        except printing.PrintRefused as error:
            raise BadRequest(str(error)) from error
        return super().reply()


def number(value: Any) -> int:
    """A count as it was sent; 0 for what is none."""
    text = str(value or "")
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def moment(value: Any) -> datetime:
    """An ISO moment with its offset."""
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise BadRequest("tenggat: waktu ISO 8601 dengan zona.")
    return found


def file_of(value: Any) -> NamedBlobFile | None:
    """A file sent as {filename, data (base64), content-type}; None for none."""
    if not value:
        return None
    try:
        data = base64.b64decode(value["data"], validate=True)
        return NamedBlobFile(data=data, filename=str(value["filename"]))
    except (TypeError, KeyError, ValueError, AttributeError, Invalid) as error:
        words = _("refused_proof_shape", default="berkas: filename dan data (base64).")
        raise BadRequest(say(words)) from error


def request_json(each: Any) -> dict[str, Any]:
    """A print request with its hand-overs."""
    return {
        "tugas": each["tugas"],
        "jumlah": each["jumlah"],
        "diserahkan": printing.handed(each),
        "diminta": each["diminta"].isoformat(),
        "oleh": each["oleh"],
        "kepada": each["kepada"],
        "kepada_judul": position_title(each["kepada"]),
        "tenggat": each["tenggat"].isoformat(),
        "serah_terima": [
            {
                "id": row["id"],
                "dari": row["dari"],
                "kepada": row["kepada"],
                "nama": row["nama"],
                "pada": row["pada"].isoformat(),
                "jumlah": row["jumlah"],
                "bukti": row["bukti"].filename if row["bukti"] is not None else None,
                "diterima": row["diterima"].isoformat() if row["diterima"] else None,
            }
            for row in each["serah_terima"]
        ],
    }
