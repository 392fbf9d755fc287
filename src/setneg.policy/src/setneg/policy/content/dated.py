"""What a unit keeps in dated editions: a list, a template of answers.

It changes by a new edition that holds from a day on; what was done under an earlier one
keeps it.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Container
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import fields
from datetime import date
from persistent import Persistent
from persistent.list import PersistentList
from plone import api
import re
from setneg.policy import _
from setneg.workflows import organisation
from setneg.workflows.steps.wording import say
from typing import Any
from zope.annotation.interfaces import IAnnotations


@dataclass(frozen=True, kw_only=True)
class Edition:
    """How it is from a day on. since: first day (ISO); by: account."""

    number: int
    title: str
    since: str
    by: str
    closed: bool = False


class Dated(Persistent):
    """One of them: the unit that keeps it, and its editions, oldest first."""

    edition = Edition

    def __init__(self, key: str, unit: str) -> None:
        self.id = key
        self.unit = unit
        self.rows = PersistentList()

    @property
    def editions(self) -> list[Any]:
        """All editions, oldest first."""
        return [self.edition(**row) for row in self.rows]

    @property
    def latest(self) -> Any:
        """The newest edition, also one that holds only from a later day on."""
        return self.editions[-1]

    def on(self, day: date) -> Any | None:
        """The edition of a day; None before the first and after it was closed."""
        valid = [each for each in self.editions if each.since <= day.isoformat()]
        return valid[-1] if valid and not valid[-1].closed else None

    def says(self, **words: Any) -> bool:
        """Whether the newest edition is open and says just that."""
        last = self.latest
        return not last.closed and all(getattr(last, k) == v for k, v in words.items())

    def enter(self, **words: Any) -> Any:
        """A new edition."""
        made = self.edition(number=len(self.rows) + 1, **words)
        self.rows.append(asdict(made))
        return made

    def end(self, userid: str) -> Any | None:
        """The edition that closes it, from today on; None when it was closed before."""
        last = self.latest
        if last.closed:
            return None
        since = max(organisation.today().isoformat(), last.since)
        words = {each.name: getattr(last, each.name) for each in fields(last)}
        del words["number"]
        return self.enter(**words | {"since": since, "by": userid, "closed": True})


def shelf(key: str) -> Any:
    """id -> what is kept under a key of the current site."""
    return IAnnotations(api.portal.get()).get(key) or {}


def put(key: str, kept: Dated) -> None:
    """Keep something new under a key of the current site."""
    IAnnotations(api.portal.get()).setdefault(key, OOBTree())[kept.id] = kept


def first_day(since: str, kept: Dated | None, refused: type[ValueError]) -> str:
    """The first day of a new edition (ISO): never past, never before the newest one.

    Without a day it is the earliest possible; `refused` for anything else.
    """
    least = organisation.today().isoformat()
    if kept is not None:
        least = max(least, kept.latest.since)
    day = since.strip() or least
    if not _is_day(day) or day < least:
        raise refused(
            say(
                _(
                    "refused_edition_day",
                    default="Tanggal berlaku ditulis TTTT-BB-HH dan paling awal ${least}.",
                    mapping={"least": least},
                )
            )
        )
    return day


def free_id(title: str, taken: Container[str], usual: str) -> str:
    """An id made from a name, with a number behind it where it is taken."""
    first = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or usual
    key, count = first, 1
    while key in taken:
        count += 1
        key = f"{first}-{count}"
    return key


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
