"""What was typed, as the fields of a submission want it; never as markup."""

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import datetime
from datetime import UTC
from html import escape
from plone.app.textfield import RichTextValue
from plone.app.textfield.interfaces import IRichText
from plone.dexterity.utils import iterSchemataForType
import re
from setneg.policy import _
from typing import Any
import unicodedata
from zope.interface import Invalid
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IFloat
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine
from zope.schema.interfaces import ValidationError


#: Fields that the intake fills in itself, whatever a mapping says.
OWN = ("unit", "unit_pelayanan", "pengusul")
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
INSTEAD = "\ufffd"
UNFIT = _("error_unfit", default="Isinya tidak dapat dipakai di sini.")
#: Marks that turn the direction of what stands beside them.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def fields_of(portal_type: str) -> dict[str, Any]:
    """Fields of a kind of submission that a form may fill in, by name."""
    return {
        name: field
        for name, field in _all(portal_type)
        if not field.readonly and name not in OWN
    }


def _all(portal_type: str) -> Iterator[tuple[str, Any]]:
    for schema in iterSchemataForType(portal_type):
        yield from getFieldsInOrder(schema)


def convert(
    portal_type: str, values: Mapping[str, Any], place: Any
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Attributes by field, and reasons by field for what the fields do not take.

    Fields that the kind does not have are left alone: their answers are kept anyway.
    """
    known = fields_of(portal_type)
    taken: dict[str, Any] = {}
    errors: dict[str, Any] = {}
    for name, typed in values.items():
        if name not in known:
            continue
        field = known[name].bind(place)
        try:
            value = _value(field, typed)
            if value is None:
                value = field.missing_value
            field.validate(value)
        except ValidationError as error:
            errors[name] = error.doc()
        except Invalid as error:
            errors[name] = error.args[0] if error.args else UNFIT
        except (ValueError, TypeError):
            errors[name] = UNFIT
        else:
            taken[name] = value
    return taken, errors


def _value(field: Any, typed: Any) -> Any:
    if typed is None or typed == "":
        return None
    if IRichText.providedBy(field):
        return rich(typed)
    if ICollection.providedBy(field):
        return lines(typed) if _of_texts(field) else typed
    if ITextLine.providedBy(field):
        return one_line(typed)
    if IText.providedBy(field):
        return typed if isinstance(typed, str) else str(typed)
    if isinstance(typed, str) and IInt.providedBy(field):
        return int(typed)
    if isinstance(typed, str) and IFloat.providedBy(field):
        return float(typed.replace(",", "."))
    return in_universal_time(typed)


def _of_texts(field: Any) -> bool:
    return ITextLine.providedBy(field.value_type)


def in_universal_time(value: Any) -> Any:
    """A moment without the name of a zone, which the database cannot keep."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC)
    return value


def clean(value: Any) -> Any:
    """What was sent, with a visible mark for what no file, page or table can hold:
    control characters other than tabulator and line break, halves of characters."""
    if isinstance(value, str):
        return UNWRITABLE.sub(INSTEAD, value)
    if isinstance(value, Mapping):
        return {clean(key): clean(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(clean(each) for each in value)
    return value


def one_line(typed: Any) -> str:
    """Words in one line: no control characters, nothing that turns what stands by."""
    kept = (
        " " if unicodedata.category(each) == "Cc" or each in "\u2028\u2029" else each
        for each in str(typed)
        if each not in TURNING
    )
    return " ".join("".join(kept).split())


def rich(text: Any) -> RichTextValue | None:
    """Plain words as paragraphs; what was typed never becomes markup."""
    if not text or isinstance(text, RichTextValue):
        return text or None
    paragraphs = [line.strip() for line in str(text).splitlines() if line.strip()]
    raw = "".join(f"<p>{escape(line)}</p>" for line in paragraphs)
    return RichTextValue(raw, "text/html", "text/x-html-safe")


def lines(value: Any) -> list[str]:
    """Rows of text, the empty ones left out."""
    rows = value.splitlines() if isinstance(value, str) else value or ()
    return [one_line(row) for row in rows if one_line(row)]
