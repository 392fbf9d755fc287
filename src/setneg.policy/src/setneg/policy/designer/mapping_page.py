"""The fourth step: which answer becomes which part of the ticket."""

from dataclasses import replace
from setneg.policy.designer import checks
from setneg.policy.designer import fields
from setneg.policy.designer import mapping
from setneg.policy.designer.page import DesignPage
from typing import Any


class MappingPage(DesignPage):
    """Step 4: which answer becomes which part of the ticket; the others are kept."""

    step = "pemetaan"

    def act(self) -> str:
        bound = self.plan.binding
        names = {question.name for question in fields.listed(self.context)}
        chosen = {t.name: self.typed(f"untuk.{t.name}") for t in self.targets()}
        pairs = {to: of for to, of in chosen.items() if of in names}
        pattern = " ".join(self.typed("judul").split())[:200]
        self.plan.bind(replace(bound, pemetaan=pairs, judul=pattern))
        return self.onward()

    def targets(self) -> list[mapping.Target]:
        kind = "" if self.plan.follow_up is not None else self.plan.binding.jenis
        return mapping.targets(kind)

    def rows(self) -> list[dict[str, Any]]:
        """One row a part of the ticket, with the answers to choose from."""
        kept = self.plan.binding.pemetaan
        questions = fields.listed(self.context)
        return [
            {
                "target": target,
                "sources": [
                    {
                        "value": q.name,
                        "title": q.label,
                        "chosen": kept.get(target.name) == q.name,
                    }
                    for q in questions
                ],
            }
            for target in self.targets()
        ]

    def unmapped(self) -> list[str]:
        return mapping.unmapped(self.context, self.plan.binding.pemetaan)

    @property
    def pattern(self) -> str:
        return self.plan.binding.judul

    def problems(self) -> list[checks.Check]:
        return [c for c in checks.found(self.context) if c.step == checks.MAPPING]
