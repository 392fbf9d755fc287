"""The further attachments of a document, kept with it.

Adding or taking one away is an edit: it makes a new version, so that a paraf given
before is seen to be of an older one.
"""

from Acquisition import aq_base
from BTrees.OOBTree import OOBTree
from dataclasses import dataclass
from plone.namedfile.file import NamedBlobFile
from setneg.policy import _
from setneg.policy.forms import attachment
from setneg.workflows.stored import stored
from typing import Any
from uuid import uuid4
from zope.event import notify
from zope.interface import Interface
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


ATTRIBUTE = "lampiran_lain"


class AttachmentRefused(ValueError):
    """A file that is not taken in; the first argument is a message for the person."""


@dataclass(frozen=True)
class Attached:
    """One file: its key in the address, and the file."""

    key: str
    file: NamedBlobFile

    @property
    def name(self) -> str:
        return self.file.filename or self.key

    @property
    def kilobytes(self) -> int:
        return max(1, self.file.getSize() // 1024)


def attachments(document: Any) -> list[Attached]:
    """The files in the order in which they were added."""
    kept = stored(document).get(ATTRIBUTE) or {}
    return [Attached(key, file) for key, file in kept.items()]


def find(document: Any, key: str) -> Attached | None:
    """The file of that key; None when there is none."""
    return next((each for each in attachments(document) if each.key == key), None)


def add(document: Any, files: list[NamedBlobFile]) -> list[Attached]:
    """Take in files, all of them or none; AttachmentRefused names the one at fault."""
    for file in files:
        reason = attachment.refusal(file)
        if reason is not None:
            raise AttachmentRefused(reason)
    present = attachments(document)
    if len(present) + len(files) > attachment.most_files():
        raise AttachmentRefused(
            _(
                "refused_file_count",
                default="Paling banyak ${limit} lampiran pada satu naskah; sekarang "
                "sudah ada ${count}.",
                mapping={
                    "limit": str(attachment.most_files()),
                    "count": str(len(present)),
                },
            )
        )
    base = aq_base(document)
    if stored(base).get(ATTRIBUTE) is None:
        setattr(base, ATTRIBUTE, OOBTree())
    kept = getattr(base, ATTRIBUTE)
    start = max((int(each.key.partition("-")[0]) for each in present), default=0)
    made = []
    for number, file in enumerate(files, start + 1):
        key = f"{number:04d}-{uuid4().hex[:8]}"
        kept[key] = file
        made.append(Attached(key, file))
    if made:
        notify(ObjectModifiedEvent(document, Attributes(Interface, ATTRIBUTE)))
    return made


def remove(document: Any, key: str) -> bool:
    """Take a file away; False when there is none of that key."""
    if find(document, key) is None:
        return False
    del getattr(aq_base(document), ATTRIBUTE)[key]
    notify(ObjectModifiedEvent(document, Attributes(Interface, ATTRIBUTE)))
    return True
