"""The fields of a document as lines of text that people can compare."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from plone.dexterity.utils import iterSchemataForType
from setneg.policy.rendering.dates import written
from setneg.policy.rendering.dates import written_moment
from setneg.policy.rendering.richtext import plain
from setneg.workflows import organisation
from setneg.workflows.steps.wording import say
from typing import Any
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IChoice


def titles(portal_type: str) -> dict[str, str]:
    """Field -> what the form calls it, for the fields that people fill in."""
    return {name: say(field.title) for name, field in _fields(portal_type).items()}


def texts(document: Any, values: Mapping[str, Any] | None = None) -> dict[str, list]:
    """Field -> its lines, in the words of the form; `values` come before what is stored."""
    given = values or {}
    return {
        name: lines(
            _worded(
                document,
                field,
                given[name] if name in given else getattr(document, name, None),
            )
        )
        for name, field in _fields(document.portal_type).items()
    }


def _fields(portal_type: str) -> dict[str, Any]:
    return {
        name: field
        for schema in iterSchemataForType(portal_type)
        for name, field in getFieldsInOrder(schema)
        if not field.readonly and field.title
    }


def _worded(document: Any, field: Any, value: Any) -> Any:
    """A value as people know it: a choice by its words, a position by its title."""
    if isinstance(value, list | tuple):
        inner = getattr(field, "value_type", None)
        return [_worded(document, inner, each) for each in value]
    if not isinstance(value, str) or not value:
        return value
    known = organisation.current()
    if value in known.positions:
        return known.positions[value].title
    if not IChoice.providedBy(field):
        return value
    try:
        return say(field.bind(document).vocabulary.getTerm(value).title or value)
    except LookupError:
        return known.units[value].name() if value in known.units else value


def lines(value: Any) -> list[str]:
    """A value as lines: paragraphs of rich text, entries of a list, the name of a file."""
    if value is None or value == "":
        return []
    if hasattr(value, "raw"):
        return [line for line in plain(value.raw).splitlines() if line.strip()]
    if hasattr(value, "filename") and hasattr(value, "getSize"):
        return [f"{value.filename} ({value.getSize()} bita)"]
    if isinstance(value, datetime):
        return [written_moment(value)]
    if isinstance(value, date):
        return [written(value)]
    if isinstance(value, bool):
        return ["ya" if value else "tidak"]
    if isinstance(value, Mapping):
        return [f"{name}: {' / '.join(lines(each))}" for name, each in value.items()]
    if isinstance(value, list | tuple | set | frozenset):
        return [" · ".join(lines(each)) for each in value]
    return str(value).splitlines()
