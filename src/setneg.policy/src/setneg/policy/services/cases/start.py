"""`POST /kegiatan/@mulai`: start a case of a published standard."""

from plone import api
from setneg.policy import _
from setneg.policy.services.cases.base import CaseService
from setneg.policy.services.cases.wire import case_json
from setneg.workflows.procedures import cases
from setneg.workflows.procedures.refusal import CaseRefused
from typing import Any


class Start(CaseService):
    """Body: ``standar`` (UID), ``pemicu``, ``judul``, ``arahan``, ``usulan``."""

    def reply(self) -> dict[str, Any]:
        return self.carried_out(self.start)

    def start(self, body: dict[str, Any]) -> dict[str, Any]:
        standard = api.content.get(UID=str(body.get("standar") or ""))
        if standard is None or not api.user.has_permission("View", obj=standard):
            raise CaseRefused(
                [
                    _(
                        "name_standard",
                        default="Sebutkan UID standar pelayanan pada “standar”.",
                    )
                ]
            )
        case = cases.start(
            self.context,
            standard,
            str(body.get("pemicu") or ""),
            str(body.get("judul") or ""),
            body.get("arahan"),
            body.get("usulan"),
        )
        self.created(case.absolute_url())
        return {**case_json(case), "@id": case.absolute_url(), "UID": case.UID()}
