"""Versions of a draft: each with its name, its file, when and by whom; none is lost."""

from collections.abc import Mapping
from datetime import UTC
from persistent.mapping import PersistentMapping
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.interfaces import INamedFile
from typing import Any


def add(draft: Any, label: str, file: Any, moment: Any, post: str) -> None:
    """Keep a file as the next version; the draft's own file is always the latest."""
    kept = PersistentMapping(
        versi=label,
        berkas=copied(file),
        pada=moment.astimezone(UTC),
        oleh=post or "",
    )
    draft.berkas_versi = (*draft.berkas_versi, kept)
    draft.lampiran_berkas = copied(file)


def add_said(draft: Any, label: str, entry: Any, data: Mapping[str, Any]) -> None:
    """Keep the file that was said with a step; nothing without one."""
    if INamedFile.providedBy(data.get("berkas")):
        add(draft, label, data["berkas"], entry.time, entry.position)


def copied(file: Any) -> NamedBlobFile:
    """A file of its own with the same content."""
    return NamedBlobFile(
        data=file.data, filename=file.filename, contentType=file.contentType
    )


def latest(draft: Any) -> str:
    """The name of the latest version; "" when there is none."""
    return draft.berkas_versi[-1]["versi"] if draft.berkas_versi else ""
