"""Questionnaires over REST: `GET|POST <form>/@kuesioner`, `GET <form>/@hasil-evaluasi`."""

from plone import api
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from setneg.policy.performance.figures import stored
from setneg.policy.questionnaires import results
from setneg.policy.questionnaires import rounds
from setneg.policy.questionnaires.page import asked_in
from setneg.policy.questionnaires.page import may_read
from setneg.policy.questionnaires.rounds import Round
from setneg.policy.services.cases.base import CaseService
from typing import Any
from zExceptions import NotFound
from zExceptions import Unauthorized


class RoundsGet(Service):
    """The rounds whose results the person may read."""

    def reply(self) -> dict[str, Any]:
        return {
            "@id": f"{self.context.absolute_url()}/@kuesioner",
            "items": [
                round_json(each)
                for each in rounds.rounds(self.context)
                if may_read(each)
            ],
        }


class RoundsPost(CaseService):
    """Body: `standar` (UID), `dibuka`, `ditutup` (ISO days), `unit` (codes)."""

    def reply(self) -> Any:
        return self.carried_out(self.open)

    def open(self, body: dict[str, Any]) -> dict[str, Any]:
        made = rounds.open_round(self.context, *asked_in(body))
        self.created(f"{self.context.absolute_url()}/@kuesioner")
        return round_json(made)


class ResultsGet(Service):
    """`?putaran=<key>`: counts and means; few answers are not broken down."""

    def reply(self) -> dict[str, Any]:
        asked = rounds.find(self.context, str(self.request.form.get("putaran") or ""))
        if asked is None:
            raise NotFound(self.context.getId())
        if not may_read(asked):
            if api.user.is_anonymous():
                raise Unauthorized(self.context.getId())
            self.request.response.setStatus(403)
            return {"type": "Forbidden", "message": ""}
        found = results.results(self.context, asked)
        return {
            "@id": f"{self.context.absolute_url()}/@hasil-evaluasi",
            **round_json(asked),
            "jawaban": found.count,
            "pertanyaan": [
                {
                    "nama": each.name,
                    "label": each.label,
                    "dijawab": each.answered,
                    "dirinci": each.broken_down,
                    "rata_rata": stored(each.mean),
                    "jumlah": dict(each.counts),
                    "teks": list(each.texts),
                }
                for each in found.questions
            ],
        }


def round_json(asked: Round) -> dict[str, Any]:
    """One round."""
    return {
        "putaran": asked.key,
        "standar": asked.standard,
        "dibuka": json_compatible(asked.opens),
        "ditutup": json_compatible(asked.closes),
        "unit": list(asked.units),
    }
