"""Every text of a form that people read, in the order in which they read it."""

from collections.abc import Iterator
from collections.abc import Mapping
from collective.easyform.api import get_schema
from dataclasses import dataclass
from plone.supermodel.interfaces import FIELDSETS_KEY
import re
from setneg.policy import _
from setneg.policy.forms import languages
from setneg.policy.forms.fields_rows import IRepeatedRows
from setneg.policy.forms.terms import IFormTerms
from typing import Any
from zope.i18nmessageid import Message
from zope.schema import getFieldsInOrder


PART = _("text_fieldset", default="Bagian")
#: Attribute of a form -> what it is called.
OF_FORM = {
    "title": _("text_form_title", default="Judul"),
    "description": _("text_form_description", default="Uraian"),
    "formPrologue": _("text_form_prologue", default="Kata pengantar"),
    "default_fieldset_label": PART,
    "submitLabel": _("text_form_button", default="Tombol"),
    "formEpilogue": _("text_form_epilogue", default="Kata penutup"),
}
PURPOSE = _("text_form_purpose", default="Apa yang terjadi setelah dikirim")
LABEL = _("text_question", default="Isian")
HELP = _("text_help", default="Petunjuk")
CHOICE = _("text_choice", default="Pilihan")
COLUMN = _("text_column", default="Kolom")
PARAGRAPH = re.compile(r"^<p>([^<>&]*)</p>$", re.DOTALL)
#: What easyform's buttons and first part say before anybody names them.
UNTOUCHED = ("Submit", "Reset", "Default")
#: Texts of one form.
MOST = 1_000


@dataclass(frozen=True)
class Text:
    """One text. `part`: what it is in the form; `english`: "" when not given."""

    part: Any
    words: str
    english: str = ""
    #: Label of the question to which it belongs, "" for the form itself.
    question: str = ""

    @property
    def long(self) -> bool:
        return len(self.words) > 100 or "\n" in self.words


def texts(form: Any) -> list[Text]:
    """Every text once, with its English."""
    words = languages.pairs(form)
    found: dict[str, Text] = {}
    for part, text, question in (*_of_form(form), *_of_questions(get_schema(form))):
        key = languages.key(text)
        if key and not isinstance(text, Message):
            english = words.get(key, "")
            found.setdefault(key, Text(part, text.strip(), english, question))
    return list(found.values())


def lacking(form: Any) -> list[Text]:
    """The texts that are shown in Indonesian to everybody."""
    return [text for text in texts(form) if not text.english]


def in_use(form: Any) -> dict[str, str]:
    """Indonesian -> English of the texts that the form has now, in their order."""
    return {text.words: text.english for text in texts(form) if text.english}


def plain(rich: Any) -> str:
    """A marked-up text as it is given: a single paragraph without its mark."""
    raw = (getattr(rich, "raw", None) or "").strip()
    found = PARAGRAPH.match(raw)
    return found.group(1).strip() if found else raw


def rich(form: Any, name: str) -> Any:
    """A marked-up text of a form in the language of its reader, None without one."""
    value = getattr(form, name, None)
    words = languages.said(form, plain(value))
    english = languages.english(words)
    if not english or languages.spoken() != languages.ENGLISH:
        return value
    return languages.marked_up(english)


def listed(form: Any) -> list[dict[str, str]]:
    """The English of a form as its file has it: pairs `id`, `en`, in their order."""
    return [
        {languages.INDONESIAN: words, languages.ENGLISH: english}
        for words, english in in_use(form).items()
    ]


def read(value: Any) -> dict[str, str]:
    """Indonesian -> English of such a list; ValueError with the pair that is none."""
    if not isinstance(value, list) or len(value) > MOST:
        raise ValueError("inggris")
    found: dict[str, str] = {}
    for pair in value:
        sound = isinstance(pair, dict) and set(pair) == set(languages.LANGUAGES)
        if not sound or not all(_sound(text) for text in pair.values()):
            raise ValueError(str(pair)[:200])
        found[pair[languages.INDONESIAN]] = pair[languages.ENGLISH]
    return languages.cleaned(found)


def _sound(text: Any) -> bool:
    return isinstance(text, str) and 0 < len(text.strip()) <= languages.LONGEST


def _of_form(form: Any) -> Iterator[tuple[Any, str, str]]:
    for name, part in OF_FORM.items():
        value = getattr(form, name, None)
        text = plain(value) if name.startswith("form") else str(value or "")
        if text not in UNTOUCHED:
            yield part, text, ""
    purpose = getattr(form, "tujuan", IFormTerms["tujuan"].default)
    yield PURPOSE, str(purpose or ""), ""


def _of_questions(schema: Any) -> Iterator[tuple[Any, str, str]]:
    parts = schema.queryTaggedValue(FIELDSETS_KEY, ())
    begins: Mapping[str, Any] = {
        each.fields[0]: each for each in parts if each.fields and each.label
    }
    for name, field in getFieldsInOrder(schema):
        if name in begins:
            yield PART, begins[name].label, ""
            yield PART, begins[name].description or "", ""
        yield from _of_question(name, field)


def _of_question(name: str, field: Any) -> Iterator[tuple[Any, str, str]]:
    label = field.title or name
    yield LABEL, field.title or "", label
    yield HELP, getattr(field, "rich_label", None) or "", label
    yield HELP, field.description or "", label
    for term in languages.terms(field):
        yield CHOICE, str(term.title or term.value), label
    if IRepeatedRows.providedBy(field):
        for column in field.columns:
            yield COLUMN, column.title, label
            for _value, title in column.choices:
                yield CHOICE, title, label
