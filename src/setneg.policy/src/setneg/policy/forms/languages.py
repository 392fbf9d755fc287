"""A form in English: what its designer gave for each Indonesian text.

A form is written in Indonesian. Beside it stands a list of its texts in English, kept by
the Indonesian text itself: the same choice in five questions is given once, a question
that moves or is asked in another form keeps its English, and one whose Indonesian was
changed is shown in Indonesian until its English was looked at again, so that nobody
answers another question than the one that is asked. Editors of fields never see the
list, and cannot lose it; giving English is no new edition.

Texts are handed on as messages that carry both languages with them: what translates
messages for the reader (pages, REST, mail) shows the right one, what does not shows the
Indonesian.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collective.easyform.api import get_schema
from persistent.mapping import PersistentMapping
from plone.app.textfield import RichTextValue
from plone.supermodel.interfaces import FIELDSETS_KEY
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import queryUtility
from zope.globalrequest import getRequest
from zope.i18n.interfaces import INegotiator
from zope.i18n.interfaces import ITranslationDomain
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection


DOMAIN = "setneg.policy.formulir"
KEY = "setneg.policy.forms.english"
INDONESIAN, ENGLISH = "id", "en"
LANGUAGES = (INDONESIAN, ENGLISH)
#: Letters of one text.
LONGEST = 10_000


@implementer(ITranslationDomain)
class Carried:
    """The domain of texts that carry their English with them."""

    domain = DOMAIN

    def translate(
        self,
        msgid: Any,
        mapping: Any = None,
        context: Any = None,
        target_language: str | None = None,
        default: Any = None,
        *plural: Any,
    ) -> str:
        language = target_language or spoken(context)
        return (mapping or {}).get(language) or str(msgid)


carried = Carried()


def spoken(request: Any = None) -> str:
    """The language of whoever reads: `id` or `en`; Indonesian where nobody does."""
    request = getRequest() if request is None else request
    negotiator = queryUtility(INegotiator)
    if request is None or negotiator is None:
        return INDONESIAN
    return negotiator.getLanguage(LANGUAGES, request) or INDONESIAN


def key(text: Any) -> str:
    """The text by which its English is kept: line breaks and spaces do not count."""
    return " ".join(str(text or "").split())


def pairs(form: Any) -> dict[str, str]:
    """Indonesian text -> English, as given for a form; also of texts it no longer has."""
    return dict(IAnnotations(form).get(KEY) or {})


def cleaned(given: Mapping[str, str]) -> dict[str, str]:
    """The pairs to keep: those that say something."""
    found = {key(text): str(english or "").strip() for text, english in given.items()}
    return {text: english for text, english in found.items() if text and english}


def keep(form: Any, given: Mapping[str, str]) -> bool:
    """These are the form's texts in English from now on; False when nothing changed."""
    found = cleaned(given)
    if found == pairs(form):
        return False
    IAnnotations(form)[KEY] = PersistentMapping(found)
    return True


def given(form: Any, texts: Mapping[str, str]) -> bool:
    """Give English to some texts, none to those with "" ; the others stay as they are."""
    return keep(form, {**pairs(form), **{key(t): e for t, e in texts.items()}})


def message(text: Any, words: Mapping[str, str]) -> Any:
    """A text with its English; the text alone where there is none."""
    english = words.get(key(text)) if isinstance(text, str) else None
    if not english or isinstance(text, Message):
        return text
    return Message(text, domain=DOMAIN, mapping={ENGLISH: english})


def english(text: Any) -> str:
    """The English that a text carries, "" when none."""
    of_form = isinstance(text, Message) and text.domain == DOMAIN
    return (text.mapping or {}).get(ENGLISH, "") if of_form else ""


def said(form: Any, text: Any) -> Any:
    """One text of a form (its title, its button) with its English."""
    return message(text, pairs(form))


def schema(form: Any) -> Any:
    """What a form asks now, in both languages."""
    return in_both(get_schema(form), pairs(form))


def in_both(found: Any, words: Mapping[str, str]) -> Any:
    """The same schema; its texts carry their English. A schema is read anew from the
    form each time, so nothing that is kept is touched."""
    if not words:
        return found
    for _name, field in getFieldsInOrder(found):
        _field(field, words)
    for fieldset in found.queryTaggedValue(FIELDSETS_KEY, ()):
        fieldset.label = message(fieldset.label, words)
        fieldset.description = message(fieldset.description, words)
    return found


def _field(field: Any, words: Mapping[str, str]) -> None:
    field.title = message(field.title, words)
    field.description = message(field.description, words)
    if getattr(field, "rich_label", None) and spoken() == ENGLISH:
        # Shown as it stands, not as a message: through the portal's filter.
        text = words.get(key(field.rich_label))
        field.rich_label = marked_up(text).output if text else field.rich_label
    for term in terms(field):
        term.title = message(term.title, words)
    if hasattr(field, "in_english"):
        field.in_english = dict(words)


def marked_up(text: str | None) -> RichTextValue | None:
    """What was typed plainly as a paragraph; what was marked up goes through the
    portal's filter when it is shown."""
    if not text:
        return None
    raw = text if text.lstrip().startswith("<") else f"<p>{text}</p>"
    return RichTextValue(raw, "text/html", "text/x-html-safe")


def terms(field: Any) -> Iterable[Any]:
    """The choices that stand in the form itself; those of a list of the portal are
    translated there."""
    listed = field.value_type if ICollection.providedBy(field) else field
    if not IChoice.providedBy(listed) or listed.vocabularyName is not None:
        return ()
    found = listed.vocabulary
    return found if hasattr(found, "by_value") else ()
