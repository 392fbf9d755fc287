"""REST for those who handle submissions: queue, assignment, notes, templates."""

from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.batching import HypermediaBatch
from plone.restapi.deserializer import json_body
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from setneg.policy.handling import assigning
from setneg.policy.handling import notes
from setneg.policy.handling import people
from setneg.policy.handling import replies
from setneg.policy.handling.queue import Queue
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from setneg.workflows.inbox.service import item
from setneg.workflows.steps.wording import say
from typing import Any
from zExceptions import BadRequest
from zExceptions import Forbidden
from zExceptions import NotFound
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


class QueueGet(Service):
    """GET /@antrean: the queue, with the filters of the page."""

    def reply(self) -> dict[str, Any]:
        page = Queue(self.context, self.request)
        batch = HypermediaBatch(self.request, page.found())
        result = {
            "@id": batch.canonical_url,
            "items_total": batch.items_total,
            "items": [self.line(page, brain) for brain in batch],
        }
        if batch.links:
            result["batching"] = batch.links
        return result

    def line(self, page: Queue, brain: Any) -> dict[str, Any]:
        unit = getattr(brain, "unit_pelayanan", None)
        return {
            **item(page.row(brain)),
            "unit_pelayanan": unit if isinstance(unit, str) else None,
            "pelaksana": page.handler_id(brain) or None,
            "dikirim": json_compatible(page.sent(brain)),
        }


class AssignmentGet(Service):
    """GET <submission>/@penugasan: who has it, and whom one may charge with it."""

    def reply(self) -> dict[str, Any]:
        return {
            "@id": f"{self.context.absolute_url()}/@penugasan",
            "pelaksana": people.handler(self.context) or None,
            "pilihan": [
                {"jabatan": post, "judul": position_title(post)}
                for post in assigning.choices(self.context)
            ],
            "isian": [
                field_json(name, field) for name, field in assigning.asked(self.context)
            ],
        }


def field_json(name: str, field: Any) -> dict[str, Any]:
    """What else has to be said: its name, its label, and its choices where it has any."""
    terms = getattr(field, "vocabulary", None) or ()
    return {
        "nama": name,
        "judul": say(field.title),
        "pilihan": [
            {"nilai": term.value, "judul": say(term.title or term.token)}
            for term in terms
        ],
    }


class AssignmentPost(Service):
    """POST <submission>/@penugasan {kepada, stage, pelaksana, isian}: charge somebody."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        data = json_body(self.request)
        position = data.get("kepada")
        if not isinstance(position, str):
            raise BadRequest("kepada: jabatan.")
        if position not in organisation.current().positions:
            return self.refusal((f"Jabatan “{position}” tidak dikenal.",))
        seen = {name: data.get(name) for name in ("stage", "pelaksana")}
        said = data.get("isian") or {}
        if not isinstance(said, dict):
            raise BadRequest("isian: objek.")
        try:
            title = assigning.assign(self.context, position, seen, said)
        except assigning.AssignmentRefused as refused:
            return self.refusal(refused.reasons)
        return {
            "@id": self.context.absolute_url(),
            "pelaksana": position,
            "judul": title,
        }

    def refusal(self, reasons: tuple[str, ...]) -> dict[str, Any]:
        self.request.response.setStatus(400)
        return {
            "type": "AssignmentRefused",
            "message": " ".join(reasons),
            "reasons": list(reasons),
        }


class NotesGet(Service):
    """GET <submission>/@catatan-internal: for its handlers; nothing for anybody else."""

    def reply(self) -> dict[str, Any]:
        userid = people.reader()
        if not notes.may_read(self.context, userid):
            raise NotFound("@catatan-internal")
        return {
            "@id": f"{self.context.absolute_url()}/@catatan-internal",
            "items": [note_json(note) for note in notes.of(self.context, userid)],
        }


class NotesPost(NotesGet):
    """POST <submission>/@catatan-internal {teks}."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        if not notes.may_read(self.context, people.reader()):
            raise NotFound("@catatan-internal")
        text = json_body(self.request).get("teks")
        if not isinstance(text, str):
            raise BadRequest("teks: teks.")
        try:
            note = notes.add(self.context, text)
        except notes.NoteRefused as error:
            raise BadRequest(str(error)) from error
        self.request.response.setStatus(201)
        return note_json(note)


def note_json(note: notes.Note) -> dict[str, Any]:
    """A note with who wrote it, in which position, when."""
    return {
        "pada": json_compatible(note.at),
        "oleh": note.author,
        "jabatan": note.position,
        "teks": note.text,
    }


@implementer(IPublishTraverse)
class RepliesGet(Service):
    """GET /@templat-jawaban: the templates that one keeps."""

    key = ""

    def publishTraverse(self, request: Any, name: str) -> "RepliesGet":
        self.key = name if not self.key else "/"
        return self

    def reply(self) -> dict[str, Any]:
        here = f"{self.context.absolute_url()}/@templat-jawaban"
        kept = replies.of_units(replies.units_kept(people.reader()))
        return {"@id": here, "items": [reply_json(each) for each in kept]}


class RepliesPost(RepliesGet):
    """POST /@templat-jawaban[/<id>] {unit, judul, teks, berlaku} or {tutup: true}."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        data = json_body(self.request)
        given = [data.get(name) or "" for name in ("unit", "judul", "teks", "berlaku")]
        if not all(isinstance(each, str) for each in given):
            raise BadRequest("unit, judul, teks, berlaku: teks.")
        who = people.reader()
        try:
            if data.get("tutup"):
                replies.close(self.key, who)
                return reply_json(replies.shelf()[self.key])
            return reply_json(replies.save(self.key, *given[:3], who, given[3]))
        except replies.ReplyRefused as error:
            raise BadRequest(str(error)) from error


class UsableReplies(Service):
    """GET <submission>/@templat-jawaban: templates filled with its words, for handlers."""

    def reply(self) -> dict[str, Any]:
        if not people.handles(self.context, people.reader()):
            raise Forbidden("templat")
        return {
            "@id": f"{self.context.absolute_url()}/@templat-jawaban",
            "items": [
                {
                    "id": each.id,
                    "judul": each.latest.title,
                    "teks": replies.filled(edition, self.context),
                }
                for each in replies.usable(self.context)
                if (edition := each.on(organisation.today())) is not None
            ],
        }


def reply_json(kept: replies.Reply) -> dict[str, Any]:
    """A template with its newest edition."""
    latest = kept.latest
    return {
        "id": kept.id,
        "unit": kept.unit,
        "judul": latest.title,
        "teks": latest.text,
        "edisi": latest.number,
        "berlaku": latest.since,
        "ditutup": latest.closed,
    }
