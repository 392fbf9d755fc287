"""What was typed, kept as it was typed: with the words of its question beside it."""

from Acquisition import aq_base
from collections.abc import Iterator
from collections.abc import Mapping
from collective.easyform.interfaces import ILabel
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from decimal import Decimal
from lxml import html
from plone.app.textfield import RichTextValue
from plone.app.textfield.interfaces import IRichText
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.interfaces import INamed
from plone.namedfile.interfaces import INamedField
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.forms import conversion
from setneg.policy.forms import languages
from typing import Any
from zope.i18n import translate
from zope.schema import getFieldsInOrder
from zope.schema import interfaces


#: Kinds of answers by what asks for them; the first that fits.
KINDS = (
    (IRichText, "uraian"),
    (INamedField, "berkas"),
    (interfaces.IBool, "ya_tidak"),
    (interfaces.IChoice, "pilihan"),
    (interfaces.IDatetime, "waktu"),
    (interfaces.IDate, "tanggal"),
    (interfaces.IInt, "angka"),
    (interfaces.IFloat, "angka"),
    (interfaces.IDecimal, "angka"),
    (interfaces.ITextLine, "teks"),
    (interfaces.IText, "uraian"),
    (interfaces.ICollection, "daftar"),
)
OTHER = "lain"
YES, NO = _("answer_yes", default="Ya"), _("answer_no", default="Tidak")
PLAIN = (str, int, float, bool, date, time, timedelta, Decimal, type(None))


@dataclass(frozen=True)
class Answer:
    """One answer.

    name    the form's field
    label   the question, in the words of its edition
    kind    one of KINDS, or "lain"
    value   as typed, as plain data; files as blobs
    mapped  whether a field of the submission has it too
    words   the value in words: of a choice the words that were chosen

    label_en, words_en  the same in English as the form gave it then, "" where not
    """

    name: str
    label: str
    kind: str
    value: Any
    mapped: bool = False
    words: str = ""
    label_en: str = ""
    words_en: str = ""

    @property
    def files(self) -> tuple[Any, ...]:
        """The files in it."""
        return tuple(_files_in(self.value))


def answers(submission: Any, language: str = "") -> list[Answer]:
    """Every answer, in the order of the form's edition, in the words of the form: in
    English for whoever reads English, where the form gave them when it was sent."""
    kept = getattr(aq_base(submission), "isian", None) or ()
    found = [Answer(**each) for each in kept]
    if (language or languages.spoken()) != languages.ENGLISH:
        return found
    return [
        replace(
            each, label=each.label_en or each.label, words=each.words_en or each.words
        )
        for each in found
    ]


def kept(binding: Any, withheld: frozenset[str]) -> tuple[dict[str, Any], ...]:
    """The answers to keep with a submission; of the withheld ones nothing."""
    taken = {
        source
        for target, source in binding.pemetaan.items()
        if target == "pengusul" or target in conversion.fields_of(binding.jenis)
    }
    found = []
    for name, field in getFieldsInOrder(languages.schema(binding.form)):
        if name in withheld or name not in binding.answers or ILabel.providedBy(field):
            continue
        value = plain(binding.answers[name])
        bound = field.bind(binding.form)
        answer = Answer(
            name=name,
            label=translate(field.title or name, target_language=languages.INDONESIAN),
            kind=kind_of(field),
            value=value,
            mapped=name in taken,
            words=_words(bound, value, languages.INDONESIAN),
        )
        found.append(_parts(_in_english(answer, bound)))
    return tuple(found)


def _in_english(answer: Answer, field: Any) -> Answer:
    """The answer with its words in English, as far as they are others."""
    label = translate(field.title or "", target_language=languages.ENGLISH)
    words = _words(field, answer.value, languages.ENGLISH)
    return replace(
        answer,
        label_en=label if label != answer.label else "",
        words_en=words if words != answer.words else "",
    )


def _parts(answer: Answer) -> dict[str, Any]:
    """Its parts by name; files stay the objects that they are."""
    return dict(vars(answer))


def kind_of(field: Any) -> str:
    """What kind of answer a field asks for."""
    for interface, kind in KINDS:
        if interface.providedBy(field):
            return kind
    return OTHER


def plain(value: Any) -> Any:
    """A value as data that needs no class to be read; files as blobs."""
    if isinstance(value, datetime):
        return conversion.in_universal_time(value)
    if isinstance(value, PLAIN):
        return value
    if INamed.providedBy(value):
        return _blob(value)
    if isinstance(value, RichTextValue):
        return conversion.clean(value.raw)
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, (set, frozenset)):
        return [plain(each) for each in sorted(value, key=str)]
    return str(value)


def files(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every file among what was typed, by the form's field."""
    for name, value in values.items():
        for file in _files_in(value):
            yield name, file


def _files_in(value: Any) -> Iterator[Any]:
    if INamed.providedBy(value):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _files_in(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _files_in(each)


def _blob(file: Any) -> NamedBlobFile:
    if isinstance(file, NamedBlobFile):
        return file
    return NamedBlobFile(
        data=file.data, contentType=file.contentType, filename=file.filename
    )


def _words(field: Any, value: Any, language: str) -> str:
    """What is read: of a choice the words that the form showed, of rows the titles of
    their columns, of a date its name."""
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        one = getattr(field, "value_type", None)
        rows = [_words(one, each, language) for each in value]
        columns = getattr(field, "columns", None)
        if columns:
            rows = [_row(columns, each, language) for each in value]
        return ("\n" if columns else "; ").join(row for row in rows if row)
    if IRichText.providedBy(field) and isinstance(value, str):
        return html.fromstring(f"<div>{value}</div>").text_content().strip()
    vocabulary = getattr(field, "vocabulary", None)
    if vocabulary is not None:
        return _chosen(vocabulary, value, language)
    if isinstance(value, bool):
        return translate(YES if value else NO, target_language=language)
    if isinstance(value, datetime):
        return dates.moment(value, language)
    if isinstance(value, date):
        return dates.day(value, language)
    if INamed.providedBy(value):
        return value.filename or ""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {each}" for key, each in value.items())
    return str(value)


def _chosen(vocabulary: Any, value: Any, language: str) -> str:
    """The words of a choice; the value itself where it is no choice any more."""
    try:
        term = vocabulary.getTerm(value)
    except LookupError:
        return str(value)
    return translate(term.title or str(value), target_language=language)


def _row(columns: Any, row: Any, language: str) -> str:
    """One row in words: title and text of each column that was filled in."""
    if not isinstance(row, Mapping):
        return str(row)
    said = []
    for column in columns:
        text = row.get(column.name)
        if text:
            text = dict(column.choices).get(text, text)
            words = (
                translate(w, target_language=language) for w in (column.title, text)
            )
            said.append(": ".join(words))
    return ", ".join(said)
