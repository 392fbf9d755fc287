"""The second step: the questions of a form."""

from setneg.policy import _
from setneg.policy.designer import fields
from setneg.policy.designer.page import DesignPage
from setneg.policy.designer.vetting import Refused
from setneg.workflows.steps.wording import say
from typing import Any
from zope.i18nmessageid import Message


UP = _("design_up_question", default="Naikkan “${label}”")
DOWN = _("design_down_question", default="Turunkan “${label}”")
DROP = _("design_drop_question", default="Hapus “${label}”")


class FieldsPage(DesignPage):
    """Step 2: the questions, with easyform's own editor one press away."""

    step = "isian"

    def act(self) -> str:
        act, _colon, name = self.typed("aksi").partition(":")
        if act == "tambah":
            self._add()
        elif act in ("naik", "turun"):
            fields.move(self.context, name, -1 if act == "naik" else 1)
        elif act == "hapus":
            fields.drop(self.context, name)
        else:
            return self.onward()
        return "" if self.errors else f"{self.url(self.step)}#daftar-isian"

    def _add(self) -> None:
        names = ("label", "kind", "help", "required", "choices")
        try:
            fields.add(self.context, {n: self.typed(f"baru.{n}") for n in names})
        except Refused as refused:
            self.errors["baru"] = refused.said

    def questions(self) -> list[fields.Question]:
        return fields.listed(self.context)

    def said(self, act: str, question: fields.Question) -> str:
        """What a button means, for those who do not see its place."""
        words = {"up": UP, "down": DOWN, "drop": DROP}[act]
        return say(Message(words, mapping={"label": question.label}))

    def kinds(self) -> list[dict[str, Any]]:
        return [
            {"value": kind, "title": words, "chosen": kind == self.typed("baru.kind")}
            for kind, (words, _type) in fields.KINDS.items()
        ]
