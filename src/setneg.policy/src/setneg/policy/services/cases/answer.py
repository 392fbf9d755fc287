"""`POST <memorandum>/@jawaban`: an addressee answers where he may look, at the letter."""

from setneg.policy import _
from setneg.policy.services.cases.act import answered
from setneg.policy.services.cases.base import CaseService
from setneg.workflows.procedures.gate import case_of
from setneg.workflows.procedures.refusal import CaseRefused
from typing import Any


class Answer(CaseService):
    """Body: ``anggota`` (``nama``, ``jabatan``), ``catatan``."""

    def reply(self) -> dict[str, Any]:
        return self.carried_out(self.answer)

    def answer(self, body: dict[str, Any]) -> dict[str, Any]:
        case = case_of(self.context)
        if case is None:
            raise CaseRefused(
                [
                    _(
                        "asks_no_reply",
                        default="Naskah ini tidak meminta balasan.",
                    )
                ]
            )
        return answered(case, self.context, body)
