"""Evaluations over REST: `GET|POST <standard>/@evaluasi`."""

from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from setneg.policy.browser import typed
from setneg.policy.evaluation import yearly
from setneg.policy.services.cases.base import CaseService
from setneg.workflows.procedures import positions
from setneg.workflows.steps import acting
from typing import Any


class EvaluationGet(Service):
    """Until when, by whom, and what was recorded (the results for the office only)."""

    def reply(self) -> dict[str, Any]:
        who = yearly.responsible(self.context)
        inside = acting.involved(self.context, acting.userid())
        inside = inside or who in positions.held()
        return {
            "@id": f"{self.context.absolute_url()}/@evaluasi",
            "berikut": json_compatible(yearly.next_day(self.context)),
            "penanggung_jawab": who,
            "items": [
                {
                    "tanggal": json_compatible(each["tanggal"]),
                    **(
                        {"hasil": each["hasil"], "laporan": each["laporan"]}
                        if inside
                        else {}
                    ),
                }
                for each in yearly.evaluations(self.context)
            ],
        }


class EvaluationPost(CaseService):
    """Body: ``tanggal`` (ISO), ``hasil``, ``laporan`` (UID of the report, optional)."""

    def reply(self) -> dict[str, Any]:
        return self.carried_out(self.keep)

    def keep(self, body: dict[str, Any]) -> dict[str, Any]:
        yearly.record(
            self.context,
            typed.day(body.get("tanggal")),
            str(body.get("hasil") or ""),
            str(body.get("laporan") or ""),
        )
        return EvaluationGet.reply(self)
