"""What a kind says in fields of its own, as plain data for its template and fingerprint.

Read from the schema of the content type, so that a further kind is printed without a
line of code: its template finds each field under its name, ``isian("name")``. The same
data, positions by their ids, goes into the fingerprint.

    one line          text
    several lines     list of lines, empty ones left out
    rich text         blocks, as the body
    day, moment       written out: ``21 November 2026``; a moment also ``hari`` and ``jam``
    positions         official titles
    one of a list     its words in Indonesian; its value in the fingerprint
    rows              list of mappings of column to text
"""

from datetime import date
from datetime import datetime
from plone.app.textfield.interfaces import IRichTextValue
from plone.dexterity.schema import SCHEMA_CACHE
from plone.namedfile.interfaces import INamedFile
from setneg.policy.rendering.dates import local
from setneg.policy.rendering.dates import written
from setneg.policy.rendering.glyphs import printable
from setneg.policy.rendering.richtext import nodes
from setneg.policy.rendering.signature import office_title
from typing import Any
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine


DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def details(document: Any, titled: bool = True) -> dict[str, Any]:
    """The filled fields of the kind's own schema by name; read-only ones are left out.

    A field that a later step writes must not change what was signed. ``titled`` False
    leaves the ids of positions as they are: their titles may change later.
    """
    schema = SCHEMA_CACHE.get(document.portal_type)
    found = {}
    for name, field in getFieldsInOrder(schema) if schema is not None else ():
        value = getattr(document.aq_base, name, None)
        if (
            field.readonly
            or value in (None, "", [], ())
            or INamedFile.providedBy(value)
        ):
            continue
        found[name] = _said(field, value, titled)
    return found


def _said(field: Any, value: Any, titled: bool) -> Any:
    if IText.providedBy(field) and not ITextLine.providedBy(field):
        return _lines(value)
    listed = getattr(field, "vocabulary", None)
    if titled and listed is not None and value in listed:
        title = listed.getTerm(value).title
        return printable(str(getattr(title, "default", None) or title))
    return plain(value, titled)


def plain(value: Any, titled: bool = True) -> Any:
    """A value as JSON knows it, every text printable."""
    if IRichTextValue.providedBy(value):
        return nodes(value.raw or "")
    if isinstance(value, datetime):
        here = local(value)
        return {
            "hari": DAYS[here.weekday()],
            "tanggal": written(here.date()),
            "jam": f"{here:%H.%M}",
        }
    if isinstance(value, date):
        return written(value)
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, dict):
        return {str(key): plain(each, titled) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(each, titled) for each in value]
    text = "\n".join(" ".join(line.split()) for line in str(value).split("\n")).strip()
    return printable(office_title(text) if titled else text)


def _lines(value: Any) -> list[str]:
    lines = (printable(" ".join(line.split())) for line in str(value).splitlines())
    return [line for line in lines if line]
