"""lanjut: what it means follows from where a draft stands."""

from collections.abc import Mapping
from collections.abc import Sequence
from setneg.policy.content.draf_standar import IDrafStandar
from setneg.policy.standards_drafts import discussing
from setneg.policy.standards_drafts import distributing
from setneg.policy.standards_drafts import uploading
from setneg.workflows.chains import stage_of
from setneg.workflows.steps.verbs import Step
from typing import Any
from zope.component import adapter


#: Stage -> the step out of it; out of sessions and meetings comes the next version.
STEPS: Mapping[str, type[Step]] = {
    discussing.APPROVED: discussing.Queueing,
    distributing.STAGE: distributing.Distributed,
    uploading.READY: uploading.Request,
}


@adapter(IDrafStandar)
class Onward(Step):
    """Asks where the draft stands, and brings about what the stage that it left says."""

    def __init__(self, document: Any) -> None:
        super().__init__(document)
        stage = stage_of(document)
        self.step = self._out_of(stage.id if stage is not None else "")
        self.schema = self.step.schema

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        return self.step.missing(data)

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        self._out_of(entry.from_stage).done(entry, data)

    def _out_of(self, stage: str) -> Step:
        return STEPS.get(stage, discussing.Discussion)(self.document)
