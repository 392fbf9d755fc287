"""`POST <usulan>/@mulai-kegiatan`: the case that answers an accepted submission."""

from plone import api
from setneg.policy import _
from setneg.policy.services.cases.base import CaseService
from setneg.policy.services.cases.wire import case_json
from setneg.policy.subscribers import submissions
from setneg.workflows.procedures.refusal import CaseRefused
from typing import Any


class StartCase(CaseService):
    """Body: ``standar`` (UID), ``judul``, ``arahan`` (oleh, pada, saluran, isi).

    What was said when the submission was accepted stands for what is not said here;
    without a word, the standard of the service that was asked for.
    """

    def reply(self) -> dict[str, Any]:
        return self.carried_out(self.start)

    def start(self, body: dict[str, Any]) -> dict[str, Any]:
        chosen = str(body.get("standar") or "")
        standard = api.content.get(UID=chosen or submissions.standard_for(self.context))
        if standard is None or not api.user.has_permission("View", obj=standard):
            raise CaseRefused(
                [
                    _(
                        "name_standard",
                        default="Sebutkan UID standar pelayanan pada “standar”.",
                    )
                ]
            )
        case = submissions.start_case(
            self.context, standard, str(body.get("judul") or ""), body.get("arahan")
        )
        self.created(case.absolute_url())
        return {**case_json(case), "@id": case.absolute_url(), "UID": case.UID()}
