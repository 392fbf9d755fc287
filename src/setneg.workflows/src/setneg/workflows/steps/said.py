"""What has to be said with a step, and whether it was said well."""

from base64 import b64decode
from collections.abc import Mapping
from datetime import date
from plone.namedfile.interfaces import INamedField
from setneg.workflows import _
from setneg.workflows.steps.wording import say
from typing import Any
from zope import schema
from zope.interface import Interface
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IInt
from zope.schema.interfaces import ITuple
from zope.schema.interfaces import RequiredMissing


class IComment(Interface):
    """A step that needs no words."""

    komentar = schema.Text(
        title=_("label_komentar", default="Catatan"),
        description=_(
            "help_komentar", default="Boleh kosong. Terbaca dalam riwayat naskah."
        ),
        required=False,
        max_length=2000,
    )


class IReason(Interface):
    """A step that others must be able to understand."""

    alasan = schema.Text(
        title=_("label_alasan", default="Alasan"),
        description=_(
            "help_alasan",
            default="Tuliskan apa yang harus diperbaiki atau mengapa langkah ini perlu.",
        ),
        max_length=2000,
    )


class ICopies(IComment):
    """Distribution: how many copies were made. Source: R-X-14."""

    jumlah_salinan = schema.Int(
        title=_("label_jumlah_salinan", default="Jumlah salinan"),
        description=_(
            "help_jumlah_salinan", default="Banyaknya salinan yang digandakan."
        ),
        min=1,
    )


class INumberDate(IComment):
    """Numbering: the date that the document carries, today when nothing is said."""

    tanggal = schema.Date(
        title=_("label_tanggal_naskah", default="Tanggal naskah"),
        description=_("help_tanggal_naskah", default="Dikosongkan: hari ini."),
        required=False,
    )


class INote(Interface):
    """Harmonisation: what was found when the draft was laid beside other rules."""

    catatan = schema.Text(
        title=_("label_catatan", default="Catatan harmonisasi"),
        required=False,
        max_length=10000,
    )


#: What a caller may send along with the words themselves: what it had seen.
EXPECTED = ("stage", "version", "dibuka")

#: Where the words of a step end up as the reason of its entry.
REASONS = ("alasan", "komentar", "catatan", "comment")


def reason_of(data: Mapping[str, Any]) -> str:
    """The words of a step, whichever field they were said in."""
    for name in REASONS:
        if data.get(name):
            return str(data[name]).strip()
    return ""


def understood(asked: Any, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with values in the shape that the schema asks for, where they can be.

    Plone's own `comment` counts as the reason or remark of the step.
    """
    result = dict(data)
    fields = dict(getFieldsInOrder(asked))
    comment = result.pop("comment", None)
    for name in ("alasan", "komentar", "catatan"):
        if name in fields and comment and not result.get(name):
            result[name] = comment
    for name, field in fields.items():
        value = result.get(name)
        if isinstance(value, str):
            result[name] = _from_text(field, value.strip())
        elif isinstance(value, list) and ITuple.providedBy(field):
            result[name] = tuple(value)
        elif INamedField.providedBy(field):
            result[name] = _from_wire(field, value)
        elif INamedField.providedBy(getattr(field, "value_type", None)):
            result[name] = _several(field.value_type, value)
    return result


def _several(field: Any, value: Any) -> Any:
    """Files as REST sends them; one alone need not stand in a list."""
    every = [value] if isinstance(value, Mapping) else value
    if not isinstance(every, list):
        return value
    return [_from_wire(field, each) for each in every]


def _from_wire(field: Any, value: Any) -> Any:
    """A file as REST sends it: `data` in base64, `filename`, `content-type`.

    What cannot be read stays as it was said, and the field refuses it.
    """
    if not isinstance(value, Mapping):
        return value
    name, kind = value.get("filename"), value.get("content-type", "")
    if value.get("encoding") != "base64" or not isinstance(name, str):
        return value
    try:
        content = b64decode(str(value.get("data") or ""), validate=True)
    except ValueError:
        return value
    return field._type(data=content, filename=name, contentType=str(kind or ""))


def _from_text(field: Any, value: str) -> Any:
    try:
        if IDate.providedBy(field):
            return date.fromisoformat(value) if value else None
        if IInt.providedBy(field):
            return int(value) if value else None
    except ValueError:
        return value
    return value


def unsaid(document: Any, asked: Any, data: Mapping[str, Any]) -> list[str]:
    """What the schema asks for and the data does not say, or says wrongly."""
    reasons = []
    for name, field in getFieldsInOrder(asked):
        bound = field.bind(document)
        value = data.get(name, bound.missing_value)
        title = say(field.title)
        if value is None or value == "":
            if field.required:
                reasons.append(
                    say(
                        _(
                            "missing_field",
                            default="“${field}” wajib diisi.",
                            mapping={"field": title},
                        )
                    )
                )
            continue
        try:
            bound.validate(value)
        except RequiredMissing:
            reasons.append(say(_wrong(title, "")))
        except schema.ValidationError as error:
            reasons.append(say(_wrong(title, error.doc() or "")))
    return reasons


def _wrong(title: str, why: str) -> str:
    return _(
        "wrong_field",
        default="“${field}” tidak dapat diterima. ${why}",
        mapping={"field": title, "why": say(why) if why else ""},
    )
