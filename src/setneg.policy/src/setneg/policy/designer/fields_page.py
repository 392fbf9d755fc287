"""The second step: the questions of a form."""

from setneg.policy import _
from setneg.policy.designer import asked_when
from setneg.policy.designer import fields
from setneg.policy.designer import standing
from setneg.policy.designer.page import DesignPage
from setneg.policy.designer.page import STAY
from setneg.policy.designer.vetting import Refused
from setneg.workflows.steps.wording import say
from typing import Any
from zope.i18nmessageid import Message


#: The button that a browser presses when somebody types Enter.
ENTER = "masukan"
UP = _("design_up_question", default="Naikkan “${label}”")
DOWN = _("design_down_question", default="Turunkan “${label}”")
DROP = _("design_drop_question", default="Hapus “${label}”")
WHEN = _("design_when_question", default="Syarat menanyakan “${label}”")


class FieldsPage(DesignPage):
    """Step 2: the questions, with easyform's own editor one press away."""

    step = "isian"

    def act(self) -> str:
        act, _colon, name = self.typed("aksi").partition(":")
        if act == ENTER:  # the key, in the box of a new question or anywhere
            act = "tambah" if self.typed("baru.label").strip() else STAY
        if act == "tambah":
            self._add()
        elif act in ("naik", "turun"):
            fields.move(self.context, name, -1 if act == "naik" else 1)
        elif act == "hapus":
            self._drop(name)
        elif act in ("syarat", "selalu"):
            self._ask_when(act, name)
        elif act != STAY:
            return self.onward()
        return "" if self.errors else f"{self.url(self.step)}#daftar-isian"

    def _add(self) -> None:
        names = ("label", "kind", "help", "required", "choices")
        try:
            fields.add(self.context, {n: self.typed(f"baru.{n}") for n in names})
        except Refused as refused:
            self.errors["baru"] = refused.said

    def _drop(self, name: str) -> None:
        fields.drop(self.context, name)
        if name in self.plan.binding.pemetaan.values():
            self.tell(
                _(
                    "design_dropped_mapped",
                    default="Isian itu mengisi bagian tiket; atur kembali pemetaannya.",
                )
            )

    def _ask_when(self, act: str, name: str) -> None:
        try:
            if act == "selalu":
                asked_when.drop(self.context, name)
            else:
                asked_when.write(self.context, name, self._typed_when(name))
        except Refused as refused:
            self.errors[f"syarat:{name}"] = refused.said

    def _typed_when(self, name: str) -> asked_when.When:
        said = (self.typed(f"syarat.{name}.{part}") for part in ("isian", "cara"))
        return asked_when.When(*said, self.typed(f"syarat.{name}.nilai"))

    def questions(self) -> list[fields.Question]:
        return fields.listed(self.context)

    def when(self, question: fields.Question) -> dict[str, Any] | None:
        """On which answer it is asked, as lists; None when only the editor can say it."""
        told = asked_when.simple(question.when)
        wrong = f"syarat:{question.name}" in self.errors
        if wrong:
            told = self._typed_when(question.name)
        if told is None:
            return None
        others = [each for each in self.questions() if each.name != question.name]
        return {
            "open": wrong,
            "value": told.value,
            "sources": [
                {"value": q.name, "title": q.label, "chosen": q.name == told.source}
                for q in others
            ],
            "how": [
                {"value": how, "title": words, "chosen": how == told.how}
                for how, words in asked_when.HOW.items()
            ],
        }

    def when_words(self, question: fields.Question) -> str:
        """The condition with the labels of questions, as it stands where it is longer."""
        told = asked_when.simple(question.when)
        if told is None or not told.source:
            return question.when
        labels = {each.name: each.label for each in self.questions()}
        parts = (labels.get(told.source, told.source), say(asked_when.HOW[told.how]))
        return " ".join((*parts, f"“{told.value}”" if told.value else "")).strip()

    @property
    def tickets(self) -> int:
        """How many answers there are already."""
        return standing.tickets(self.context)

    def said(self, act: str, question: fields.Question) -> str:
        """What a button means, for those who do not see its place."""
        words = {"up": UP, "down": DOWN, "drop": DROP, "when": WHEN}[act]
        return say(Message(words, mapping={"label": question.label}))

    def kinds(self) -> list[dict[str, Any]]:
        return [
            {"value": kind, "title": words, "chosen": kind == self.typed("baru.kind")}
            for kind, (words, _type) in fields.KINDS.items()
        ]
