"""Beside the second step: every text of a form in English."""

from collections.abc import Mapping
from functools import cached_property
from setneg.policy import _
from setneg.policy.designer.english_service import too_long
from setneg.policy.designer.page import BACK
from setneg.policy.designer.page import DesignPage
from setneg.policy.forms import languages
from setneg.policy.forms import texts
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


class EnglishPage(DesignPage):
    """`@@rancang-inggris`: Indonesian on the left, English beside it; empty texts stay
    Indonesian for everybody."""

    step = "isian"

    def act(self) -> str:
        if self.typed("aksi") == BACK:
            return self.url(self.step)
        given = self._given()
        long = [text for text, english in given.items() if len(english) > self.longest]
        if long:
            self.errors["panjang"] = too_long(long[0])
            return ""
        if languages.given(self.context, given):
            notify(ObjectModifiedEvent(self.context))
        self.tell(_("design_english_kept", default="Bahasa Inggris disimpan."))
        return self.url("inggris")

    def _given(self) -> Mapping[str, str]:
        """What was typed, by its Indonesian text: each input comes with its own, so that
        a form that was changed meanwhile mixes nothing up."""
        asked = {languages.key(text.words) for text in self.texts}
        found = {}
        for name in self.request.form:
            prefix, _dot, number = str(name).partition(".")
            source = languages.key(self.typed(f"asal.{number}"))
            if prefix == "inggris" and source in asked:
                found[source] = self.typed(str(name)).strip()
        return found

    @property
    def longest(self) -> int:
        return languages.LONGEST

    @cached_property
    def texts(self) -> list[texts.Text]:
        return texts.texts(self.context)

    def rows(self) -> list[dict[str, Any]]:
        """A row a text: what was typed, else what is kept."""
        typed = self._given() if self.posted else {}
        return [
            {
                "number": number,
                "text": text,
                "english": typed.get(languages.key(text.words), text.english),
            }
            for number, text in enumerate(self.texts)
        ]

    @property
    def counts(self) -> dict[str, int]:
        """How many texts there are, how many have their English."""
        given = sum(1 for text in self.texts if text.english)
        return {"given": given, "all": len(self.texts)}
