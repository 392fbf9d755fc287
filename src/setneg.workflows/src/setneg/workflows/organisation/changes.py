"""What an import would change: the difference of two declarations, nothing else.

Units are compared by code, positions by code and function, wherever they stand. What is
in the site and not in the file is never deleted: documents point to it. It is ended.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import fields
from dataclasses import replace
from datetime import date
from setneg.workflows.organisation.declaration import Declaration
from setneg.workflows.organisation.declaration import DeclaredPost
from setneg.workflows.organisation.declaration import DeclaredUnit
from setneg.workflows.organisation.declaration import walk
from setneg.workflows.organisation.levels import position_id


ADD, CHANGE, MOVE, END, SORT = "tambah", "ubah", "pindah", "akhiri", "urutkan"

UNIT_FIELDS = {
    "kind": "jenis",
    "level": "eselon",
    "names": "nama",
    "aliases": "alias",
    "sigla": "sandi",
    "duties": "tugas",
    "serves": "melayani",
}
POST_FIELDS = {
    "title": "nama",
    "level": "eselon",
    "aliases": "alias",
    "holdings": "pemangku",
}


@dataclass(frozen=True)
class Change:
    """One thing that an import does: ``post`` is None for the unit itself."""

    action: str
    code: str
    parent: str | None = None
    unit: DeclaredUnit | None = None
    post: DeclaredPost | None = None
    detail: str = ""

    @property
    def key(self) -> str:
        """The unit's code or the position's id."""
        if self.post is None:
            return self.code
        return position_id(self.code, self.post.function)

    @property
    def warning(self) -> bool:
        """Whether somebody should look: something disappeared from the file."""
        return self.action == END

    def __str__(self) -> str:
        return f"{self.action} {self.key}" + (f": {self.detail}" if self.detail else "")


def differences(
    here: Declaration, wanted: Declaration, day: date
) -> tuple[Change, ...]:
    """What makes the site (``here``) what the file wants; endings hold from ``day``."""
    old = {unit.code: (parent, unit) for parent, unit in walk(here)}
    new = {unit.code: (parent, unit) for parent, unit in walk(wanted)}
    found: list[Change] = []
    for code, (parent, unit) in new.items():
        if code not in old:
            found.append(Change(ADD, code, parent, unit, detail=unit.names[-1].name))
            found.extend(Change(ADD, code, post=post) for post in unit.posts)
        else:
            found.extend(_of_unit(parent, unit, *old[code], day))
    for code, (parent, unit) in old.items():
        if code not in new:
            found.extend(_ended(parent, unit, day))
    found.extend(_sorted(old, new))
    return tuple(found)


def _of_unit(
    parent: str | None,
    unit: DeclaredUnit,
    old_parent: str | None,
    old: DeclaredUnit,
    day: date,
) -> Iterator[Change]:
    if parent != old_parent:
        detail = f"dari {old_parent or '-'} ke {parent or '-'}"
        yield Change(MOVE, unit.code, parent, unit, detail=detail)
    changed = _changed(unit, old, UNIT_FIELDS)
    if changed:
        yield Change(CHANGE, unit.code, parent, unit, detail=", ".join(changed))
    posts = {post.function: post for post in old.posts}
    for post in unit.posts:
        if post.function not in posts:
            yield Change(ADD, unit.code, post=post, detail=post.title)
            continue
        before = posts.pop(post.function)
        changed = _changed(post, before, POST_FIELDS)
        if changed:
            yield Change(CHANGE, unit.code, post=post, detail=", ".join(changed))
    for post in posts.values():
        yield from _vacated(unit.code, post, day)


def _ended(parent: str | None, unit: DeclaredUnit, day: date) -> Iterator[Change]:
    """A unit that is not in the file any more: its name and its holders end."""
    if any(row.end is None for row in unit.names):
        names = tuple(
            replace(row, end=max(day, row.start or day)) if row.end is None else row
            for row in unit.names
        )
        ended = replace(unit, names=names)
        yield Change(END, unit.code, parent, ended, detail=unit.names[-1].name)
    for post in unit.posts:
        yield from _vacated(unit.code, post, day)


def _vacated(code: str, post: DeclaredPost, day: date) -> Iterator[Change]:
    holdings = post.holdings or ()
    if any(row.end is None or row.end > day for row in holdings):
        ended = tuple(
            replace(row, end=max(day, row.start or day))
            if row.end is None or row.end > day
            else row
            for row in holdings
        )
        yield Change(END, code, post=replace(post, holdings=ended), detail=post.title)


def _changed(
    new: DeclaredUnit | DeclaredPost,
    old: DeclaredUnit | DeclaredPost,
    labels: dict[str, str],
) -> list[str]:
    return [
        labels[known.name]
        for known in fields(new)
        if known.name in labels
        and getattr(new, known.name) is not None
        and (getattr(new, known.name) or ()) != (getattr(old, known.name) or ())
    ]


def _sorted(
    old: dict[str, tuple[str | None, DeclaredUnit]],
    new: dict[str, tuple[str | None, DeclaredUnit]],
) -> Iterator[Change]:
    """Units below which the order would not be the file's: what is new comes last."""
    for code, (parent, unit) in new.items():
        wanted = _keys(unit)
        before = _keys(old[code][1]) if code in old else []
        after = [key for key in before if key in wanted]
        after += [key for key in wanted if key not in before]
        if after != wanted:
            yield Change(SORT, code, parent, unit)


def _keys(unit: DeclaredUnit) -> list[str]:
    """What stands below a unit, in its order: functions, then codes."""
    return [
        *(post.function for post in unit.posts),
        *(below.code for below in unit.units),
    ]
