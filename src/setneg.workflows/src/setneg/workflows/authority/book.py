"""The site's authority: what holds now, and the record of who changed it and why."""

from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from pathlib import Path
from persistent import Persistent
from plone import api
from setneg.workflows import organisation
from setneg.workflows.authority import declaration
from setneg.workflows.authority.model import Authority
from typing import Any
from zope.annotation.interfaces import IAnnotations


ANNOTATION = "setneg.workflows.authority"
NOTHING = Authority()


@dataclass(frozen=True)
class Record:
    """One line of the record: the declaration as it stood before, who changed it, when
    (ISO 8601, UTC), and why."""

    at: str
    by: str
    reason: str
    before: str


class AuthorityBook(Persistent):
    """The declaration as text, so that what was settled stays readable for years."""

    _v_read: Authority | None = None

    def __init__(self) -> None:
        self.text = ""
        self.records: tuple[Record, ...] = ()

    @property
    def authority(self) -> Authority:
        """The declaration as read, once per connection and edition."""
        if self._v_read is None:
            self._v_read = declaration.loads(self.text) if self.text else NOTHING
        return self._v_read

    def settle(self, text: str, by: str, reason: str, source: str = "") -> Authority:
        """Take another declaration; AuthorityError when it cannot be."""
        read = declaration.loads(text, source or "kewenangan.yaml")
        declaration.check(read, organisation.current(), source or "kewenangan.yaml")
        if text != self.text:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            self.records = (*self.records, Record(now, by, reason, self.text))
            self.text = text
            _put_on_record(by, reason)
        self._v_read = read
        return read


def book() -> AuthorityBook:
    """The site's book, made when it is first asked to keep something."""
    annotations = IAnnotations(api.portal.get())
    if ANNOTATION not in annotations:
        annotations[ANNOTATION] = AuthorityBook()
    found: AuthorityBook = annotations[ANNOTATION]
    return found


def authority() -> Authority:
    """What is settled on this site; nothing at all where nobody has said anything."""
    found: Any = IAnnotations(api.portal.get()).get(ANNOTATION)
    return found.authority if found is not None else NOTHING


def load(path: Path | str) -> None:
    """Settle what a file says, where nobody has settled anything yet."""
    kept = book()
    if not kept.text:
        text = Path(path).read_text(encoding="utf-8")
        kept.settle(text, "", "profil", Path(path).name)


def _put_on_record(by: str, reason: str) -> None:
    """Who settled it otherwise; what the profile brings to an empty site is no act."""
    from setneg.workflows import journal

    if by:
        journal.record(api.portal.get(), "kewenangan", alasan=reason)


def uninstall() -> None:
    """Forget what was settled."""
    IAnnotations(api.portal.get()).pop(ANNOTATION, None)
