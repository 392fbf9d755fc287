"""`<form>/@bahasa-inggris`: the texts of a form with their English, for its designers."""

from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from setneg.policy import _
from setneg.policy.forms import languages
from setneg.policy.forms import texts
from typing import Any
from zope.event import notify
from zope.i18n import translate
from zope.interface import alsoProvides
from zope.lifecycleevent import ObjectModifiedEvent


class GetEnglish(Service):
    """Every text in its order: `id`, `en` ("" when not given), what it is in the form."""

    def reply(self) -> dict[str, Any]:
        found = texts.texts(self.context)
        return {
            "@id": f"{self.context.absolute_url()}/@bahasa-inggris",
            "items_total": len(found),
            "kurang": sum(1 for each in found if not each.english),
            "items": [
                {
                    "id": each.words,
                    "en": each.english,
                    "bagian": translate(each.part, context=self.request),
                    "isian": each.question,
                }
                for each in found
            ],
        }


class GiveEnglish(GetEnglish):
    """PATCH `items`: pairs `id`, `en`; "" takes the English away. Texts that are not
    named stay as they are. 400 with the text that the form does not have, and then
    nothing was changed."""

    def reply(self) -> dict[str, Any]:
        alsoProvides(self.request, IDisableCSRFProtection)
        given, reason = self._given(json_body(self.request).get("items"))
        if reason is not None:
            self.request.response.setStatus(400)
            message = translate(reason, context=self.request)
            return {"type": "TextsRefused", "message": message}
        if languages.given(self.context, given):
            notify(ObjectModifiedEvent(self.context))
        return super().reply()

    def _given(self, items: Any) -> tuple[dict[str, str], Any]:
        known = {languages.key(each.words) for each in texts.texts(self.context)}
        found: dict[str, str] = {}
        for each in items if isinstance(items, list) else [None]:
            pair = each if isinstance(each, dict) else {}
            text, english = pair.get("id"), pair.get("en")
            sound = isinstance(text, str) and isinstance(english, str)
            if not sound or languages.key(text) not in known:
                return {}, _unknown(text)
            if len(english) > languages.LONGEST:
                return {}, too_long(text)
            found[text] = english
        return found, None


def too_long(text: str) -> Any:
    """Why an English text is not kept."""
    return _(
        "design_english_long",
        default="Terlalu panjang: terjemahan dari “${text}”.",
        mapping={"text": text[:80]},
    )


def _unknown(text: Any) -> Any:
    return _(
        "design_english_unknown",
        default="Kirim daftar pasangan id dan en; formulir ini tidak memuat teks “${text}”.",
        mapping={"text": str(text or "-")[:80]},
    )
