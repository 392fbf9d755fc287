"""The fields of a document as lines of text that people can compare."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from plone.dexterity.utils import iterSchemataForType
from setneg.policy.rendering.dates import written
from setneg.policy.rendering.dates import written_moment
from setneg.policy.rendering.richtext import plain
from setneg.workflows.steps.wording import say
from typing import Any
from zope.schema import getFieldsInOrder


def titles(portal_type: str) -> dict[str, str]:
    """Field -> what the form calls it, for the fields that people fill in."""
    return {
        name: say(field.title)
        for schema in iterSchemataForType(portal_type)
        for name, field in getFieldsInOrder(schema)
        if not field.readonly and field.title
    }


def texts(document: Any, values: Mapping[str, Any] | None = None) -> dict[str, list]:
    """Field -> its lines; `values` come before what is stored."""
    given = values or {}
    return {
        name: lines(given[name] if name in given else getattr(document, name, None))
        for name in titles(document.portal_type)
    }


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
