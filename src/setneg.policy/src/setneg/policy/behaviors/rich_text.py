"""Rich text over REST: words, or an object with words in `data`; nothing else."""

from plone.app.textfield.interfaces import IRichText
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.deserializer.dxfields import RichTextFieldDeserializer
from setneg.policy import _
from setneg.policy.browser.layer import IPortalLayer
from setneg.workflows.steps.wording import say
from typing import Any
from zope.component import adapter


NO_TEXT = _("refused_no_text", default="Isinya harus berupa teks.")


@adapter(IRichText, IDexterityContent, IPortalLayer)
class WordsOnly(RichTextFieldDeserializer):
    """A list would pass for text until it is validated: ValueError (400) at once."""

    def __call__(self, value: Any) -> Any:
        said = value.get("data", "") if isinstance(value, dict) else value
        if isinstance(said, list | int | float | dict):
            raise ValueError(say(NO_TEXT))
        return super().__call__(value)
