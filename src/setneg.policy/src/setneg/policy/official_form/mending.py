"""Taking over what the checker proposes: one finding, one change, nothing else."""

from plone.app.textfield import RichTextValue
import re
from setneg.policy.official_form.findings import Finding
from typing import Any
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


_TAG = re.compile(r"(<[^>]*>)")


def mend(document: Any, finding: Finding) -> bool:
    """Put what should stand there; False when the words are no longer found.

    A line that is to go is taken out; in running text only the words change, never the
    markup around them.
    """
    if finding.right is None:
        return False
    value = getattr(document.aq_base, finding.field, None)
    changed = _mended(value, finding.wrong, finding.right)
    if changed is None:
        return False
    setattr(document, finding.field, changed)
    notify(ObjectModifiedEvent(document, Attributes(None, finding.field)))
    return True


def _mended(value: Any, wrong: str, right: str) -> Any:
    """The value with the words replaced; None when they are not in it."""
    if hasattr(value, "raw"):
        text = "".join(
            part if _TAG.fullmatch(part) else _replaced(part, wrong, right)
            for part in _TAG.split(value.raw)
        )
        same = text == value.raw
        return (
            None if same else RichTextValue(text, value.mimeType, value.outputMimeType)
        )
    if isinstance(value, str):
        text = _replaced(value, wrong, right)
        return None if text == value else text
    rows = list(value or ())
    at = _last(rows, wrong)
    if at is None:
        changed = [_replaced(row, wrong, right) for row in rows]
        return None if changed == rows else changed
    return rows[:at] + ([right] if right else []) + rows[at + 1 :]


def _last(rows: list[str], wrong: str) -> int | None:
    """Where the whole line stands, the last time: a repetition goes, not the first."""
    found = [number for number, row in enumerate(rows) if row.strip() == wrong]
    return found[-1] if found else None


def _replaced(text: str, wrong: str, right: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(wrong)}(?!\w)", lambda _: right, text)
