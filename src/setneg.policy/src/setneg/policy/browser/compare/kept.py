"""The text of each version of a document, kept with it when it is saved.

Only the text: files by name and size. What is signed does not change any more, so that
the last version kept is the one that was signed.
"""

from Acquisition import aq_base
from BTrees.IOBTree import IOBTree
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from persistent.mapping import PersistentMapping
from setneg.policy.browser.compare.texts import texts
from setneg.workflows.steps import acting
from setneg.workflows.steps.history import version_of
from setneg.workflows.stored import stored
from typing import Any


ATTRIBUTE = "versi_isi"


@dataclass(frozen=True)
class Version:
    """One version: its number, who saved it when, and its fields as lines."""

    number: int
    by: str
    time: datetime
    texts: Mapping[str, list[str]]


def begin(document: Any, event: Any) -> None:
    """A new document: its first version."""
    _keep(document, version_of(document))


def save(document: Any, event: Any) -> None:
    """A saved edit: the next version, whether its number was counted before or not."""
    if not getattr(event, "descriptions", None):
        return
    number = version_of(document)
    kept = stored(document).get(ATTRIBUTE)
    _keep(document, number + 1 if kept is not None and number in kept else number)


def versions(document: Any) -> list[Version]:
    """All versions that were kept, oldest first."""
    kept = stored(document).get(ATTRIBUTE) or {}
    return [_version(number, row) for number, row in kept.items()]


def version(document: Any, number: int) -> Version | None:
    """One version; None when it was not kept."""
    kept = stored(document).get(ATTRIBUTE) or {}
    return _version(number, kept[number]) if number in kept else None


def _keep(document: Any, number: int) -> None:
    base = aq_base(document)
    if stored(base).get(ATTRIBUTE) is None:
        setattr(base, ATTRIBUTE, IOBTree())
    getattr(base, ATTRIBUTE)[number] = PersistentMapping(
        by=acting.userid(), time=datetime.now(UTC), texts=texts(document)
    )


def _version(number: int, row: Mapping[str, Any]) -> Version:
    return Version(number, row["by"], row["time"], row["texts"])
