"""An entry of the journal and its hash: pure, so that anybody can check an export.

The hash of an entry is the SHA-256 (hexadecimal) of its canonical text: JSON in UTF-8,
keys in order, no spaces, with the hash of the entry before it under ``prev``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
import hashlib
import json
from typing import Any
from typing import Final


#: What stands before the first entry of a chain.
START: Final = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One act on one document.

    chain      the document's UID; ``situs`` for acts on the site itself
    seq        from 1, without gaps
    at         moment in UTC, ISO 8601
    actor      account; "" for a visitor
    positions  what the actor held that day
    act        short Indonesian word
    path       where the document stood; never its title
    """

    chain: str
    seq: int
    at: str
    actor: str
    positions: tuple[str, ...]
    act: str
    path: str
    details: Mapping[str, Any] = field(default_factory=dict)
    prev: str = START
    hash: str = ""

    def content(self) -> dict[str, Any]:
        """All that the hash covers."""
        return {
            "chain": self.chain,
            "seq": self.seq,
            "at": self.at,
            "actor": self.actor,
            "positions": list(self.positions),
            "act": self.act,
            "path": self.path,
            "details": dict(self.details),
            "prev": self.prev,
        }

    def as_dict(self) -> dict[str, Any]:
        """For an export: the content and its hash."""
        return {**self.content(), "hash": self.hash}


@dataclass(frozen=True, slots=True)
class Broken:
    """The first thing in the journal that does not match.

    chain  a document's UID, or ``jangkar`` for the anchors of the site
    path   where the document stood, "" when unknown
    """

    chain: str
    path: str
    seq: int
    reason: str

    def __str__(self) -> str:
        where = f" ({self.path})" if self.path else ""
        return f"{self.chain}{where}, entri {self.seq}: {self.reason}"


def canonical(content: Mapping[str, Any]) -> str:
    """One unambiguous text of a content."""
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
    )


def digest(text: str) -> str:
    """The hash of a canonical text."""
    return hashlib.sha256(text.encode()).hexdigest()


def entry_of(text: str, hash: str) -> Entry:
    """The entry that a stored text says; ValueError for a text that is none."""
    said = json.loads(text)
    try:
        return Entry(**{**said, "positions": tuple(said["positions"])}, hash=hash)
    except (KeyError, TypeError) as error:
        raise ValueError(str(error)) from error
