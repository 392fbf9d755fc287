"""The second step: the questions of a form."""

from setneg.policy.designer import fields
from setneg.policy.designer.page import DesignPage
from setneg.policy.designer.vetting import Refused
from typing import Any


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

    def kinds(self) -> list[dict[str, Any]]:
        return [
            {"value": kind, "title": words, "chosen": kind == self.typed("baru.kind")}
            for kind, (words, _type) in fields.KINDS.items()
        ]
