"""REST beside steps. Bodies are JSON; refusals say why (400, 403)."""

from collections.abc import Mapping
from plone.restapi.interfaces import IJsonCompatible
from plone.restapi.services import Service
from setneg.policy import _
from setneg.policy.services.cases.base import CaseService
from setneg.policy.standards_drafts import asking
from setneg.policy.standards_drafts import determination
from setneg.policy.standards_drafts import memoranda
from setneg.policy.standards_drafts import telling
from setneg.workflows.procedures.refusal import CaseRefused
from typing import Any
from zExceptions import NotFound


class Act(CaseService):
    """An act of somebody at the desk; what cannot be done is answered with 400."""

    kind = "DraftRefused"

    def reply(self) -> Any:
        return IJsonCompatible(self.carried_out(self.act))

    def act(self, data: Mapping[str, Any]) -> Any:
        """What is asked; each service says."""
        raise CaseRefused([_("act_unknown", default="Tidak ada yang diminta.")])


class RequestGet(Service):
    """GET <memorandum>/@permintaan-draf: the units that were asked. Who does not
    coordinate drafts is told of his own unit alone."""

    def reply(self) -> Any:
        if not memoranda.of_bureau(self.context):
            raise NotFound("@permintaan-draf")
        return IJsonCompatible(telling.request(self.context))


class RequestPost(Act):
    """POST <memorandum>/@permintaan-draf: `{"minta": true|false}`, or
    `{"unit": ..., "alasan": ...}` to wait for a unit no longer."""

    def act(self, data: Mapping[str, Any]) -> Any:
        if isinstance(data.get("minta"), bool):
            change = asking.mark if data["minta"] else asking.unmark
            change(self.context)
        elif isinstance(data.get("unit"), str):
            reason = data.get("alasan")
            asking.waive(
                self.context, data["unit"], reason if isinstance(reason, str) else ""
            )
        else:
            return super().act(data)
        return telling.request(self.context)


class Determination(Act):
    """POST <draft>/@penetapan: `{"penetapan": ..., "alasan": ...}`."""

    def act(self, data: Mapping[str, Any]) -> Any:
        said = [data.get(name) for name in ("penetapan", "alasan")]
        value, reason = (each if isinstance(each, str) else "" for each in said)
        determination.correct(self.context, value, reason)
        return {
            "penetapan": self.context.penetapan,
            "riwayat_penetapan": telling.corrections(self.context),
        }
