"""REST of rounds and indicators. Bodies are JSON; refusals say why (400)."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from datetime import UTC
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.interfaces import IJsonCompatible
from plone.restapi.services import Service
from setneg.policy import _
from setneg.policy.behaviors.moments import universal
from setneg.policy.iku import annex
from setneg.policy.iku import approving
from setneg.policy.iku import cycles
from setneg.policy.iku import discussion
from setneg.policy.iku import groups
from setneg.policy.iku import inventory
from setneg.policy.iku import routing
from setneg.policy.iku import telling
from setneg.workflows.steps import acting
from setneg.workflows.steps.services.wire import refusal_json
from setneg.workflows.steps.wording import say_all
import transaction
from typing import Any
from zExceptions import Unauthorized
from zope.interface import alsoProvides


DATES = ("batas_usulan", "mulai_pembahasan", "batas_pembahasan")


class Act(Service):
    """An act of somebody at the desk; what cannot be done is answered with 400."""

    def reply(self) -> Any:
        alsoProvides(self.request, IDisableCSRFProtection)
        data = json_body(self.request)
        savepoint = transaction.savepoint(optimistic=True)
        try:
            return IJsonCompatible(self.act(data, acting.userid()))
        except cycles.CycleRefused as refused:
            savepoint.rollback()
            status = 403 if isinstance(refused, cycles.NotCoordinator) else 400
            return self.refusal(status, refused.reasons)

    def act(self, data: Mapping[str, Any], userid: str) -> Any:
        """What is asked; each service says."""
        raise cycles.CycleRefused(_not_an_object())

    def refusal(self, status: int, reasons: Any) -> dict[str, Any]:
        self.request.response.setStatus(status)
        return refusal_json("IKURefused", say_all(reasons))

    def created(self, content: Any) -> dict[str, Any]:
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", content.absolute_url())
        return {
            "@id": content.absolute_url(),
            "@type": content.portal_type,
            "UID": content.UID(),
            "title": content.title,
        }


class CyclesPost(Act):
    """POST /iku/@siklus: open a round (fields of `SiklusIKU`, dates as ISO 8601)."""

    def act(self, data: Mapping[str, Any], userid: str) -> Any:
        values = dict(data)
        for name in DATES:
            values[name] = _day(values.get(name))
        return self.created(cycles.begin(values, userid))


class GroupsGet(Service):
    """GET <round>/@kelompok: the groups with their units and ends of meetings."""

    def reply(self) -> Any:
        return IJsonCompatible(
            {
                "@id": f"{self.context.absolute_url()}/@kelompok",
                "items": [telling.group(each) for each in groups.groups(self.context)],
            }
        )


class GroupsPost(Act):
    """POST <round>/@kelompok {items: [{nama, unit, anggota}]}, or {jumlah: n}."""

    def act(self, data: Mapping[str, Any], userid: str) -> Any:
        rows = data.get("items")
        if isinstance(data.get("jumlah"), int):
            cycles.require_coordinator(userid)
            rows = groups.proposed(self.context, data["jumlah"])
        if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
            raise cycles.CycleRefused(_not_an_object())
        groups.arrange(self.context, rows, userid)
        return {"items": [telling.group(each) for each in groups.groups(self.context)]}


class MeetingPost(Act):
    """POST <round>/@rapat-selesai {kelompok, selesai, catatan}: R-IKU-06 begins."""

    def act(self, data: Mapping[str, Any], userid: str) -> Any:
        stayed = groups.finish(
            self.context,
            str(data.get("kelompok") or ""),
            _moment(data.get("selesai")),
            str(data.get("catatan") or ""),
            userid,
        )
        return {
            "tertinggal": [
                {"@id": each.absolute_url(), "alasan": list(reasons)}
                for each, reasons in stayed
            ]
        }


class InventoryGet(Service):
    """GET <round>/@inventaris: what the Bagian looks at before the annex is built."""

    def reply(self) -> Any:
        if not routing.coordinates(acting.userid()):
            raise Unauthorized
        return IJsonCompatible(telling.inventory(self.context))


class InventoryPost(Act):
    """POST <round>/@inventaris {pasangan, putusan: ganda|bukan_ganda, alasan}."""

    def act(self, data: Mapping[str, Any], userid: str) -> Any:
        said = [str(data.get(name) or "") for name in ("pasangan", "putusan", "alasan")]
        inventory.decide(self.context, *said, userid)
        return telling.inventory(self.context)


class AnnexPost(Act):
    """POST <round>/@lampiran: a draft regulation with the annex (201)."""

    def act(self, data: Mapping[str, Any], userid: str) -> Any:
        return self.created(annex.build(self.context, userid))


class AnnexRenew(Act):
    """POST <draft regulation>/@lampiran: fill the annex of a draft anew."""

    def act(self, data: Mapping[str, Any], userid: str) -> Any:
        return {"jumlah": annex.renew(self.context, userid)}


class DiscussionGet(Service):
    """GET <indicator>/@pembahasan: the notes of the discussion."""

    def reply(self) -> Any:
        if not discussion.may_read(self.context, acting.userid()):
            raise Unauthorized
        return IJsonCompatible(
            {
                "@id": f"{self.context.absolute_url()}/@pembahasan",
                "items": [telling.note(each) for each in self.context.pembahasan],
            }
        )


class DiscussionPost(Act):
    """POST <indicator>/@pembahasan {isi}."""

    def act(self, data: Mapping[str, Any], userid: str) -> Any:
        self.request.response.setStatus(201)
        row = discussion.note(self.context, str(data.get("isi") or ""), userid)
        return telling.note(row)


class ApprovalsGet(Service):
    """GET /iku/@persetujuan: indicators that this person may approve."""

    def reply(self) -> Any:
        waiting = approving.waiting_for(acting.userid())
        return IJsonCompatible(
            {
                "@id": f"{self.context.absolute_url()}/@persetujuan",
                "items": [
                    {"@id": each.absolute_url(), "UID": each.UID(), "title": each.title}
                    for each in waiting
                ],
            }
        )


class ApprovalsPost(Act):
    """POST /iku/@persetujuan {iku: [UID], catatan}: each in its own transaction."""

    def act(self, data: Mapping[str, Any], userid: str) -> Any:
        uids = data.get("iku")
        if not isinstance(uids, list) or not all(isinstance(u, str) for u in uids):
            raise cycles.CycleRefused(_not_an_object())
        found = approving.approve(uids, str(data.get("catatan") or ""))
        return {
            "items": [
                {
                    "UID": each.uid,
                    "title": each.title,
                    "disetujui": not each.reasons,
                    "alasan": list(each.reasons),
                }
                for each in found
            ]
        }


def _not_an_object() -> Any:
    return _("iku_bad_body", default="Isi permintaan tidak dapat dibaca.")


def _day(value: Any) -> Any:
    if not isinstance(value, str) or not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise cycles.CycleRefused(_no_date(value)) from None


def _moment(value: Any) -> datetime:
    """A moment; now when nothing is said."""
    if not value:
        return datetime.now(UTC)
    try:
        return universal(datetime.fromisoformat(str(value)))
    except ValueError:
        raise cycles.CycleRefused(_no_date(str(value))) from None


def _no_date(value: str) -> Any:
    return _(
        "iku_bad_date",
        default="“${value}” bukan tanggal; tulis misalnya 2027-01-15.",
        mapping={"value": value[:40]},
    )
