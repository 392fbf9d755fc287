"""Distribution lists: named, owned by a unit or by the whole house, in dated editions.

A list changes by a new edition; what was handed out keeps the edition of its day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from plone import api
import re
from setneg.policy import _
from setneg.policy.content import dated
from setneg.policy.incoming import desks
from setneg.workflows import organisation
from setneg.workflows.journal import record
from setneg.workflows.steps.wording import say
from typing import Any


KEY = "setneg.policy.daftar_distribusi"
MOST_LINES = 500
NESTED = re.compile(r"^\s*daftar\s*:", re.IGNORECASE)


class ListRefused(ValueError):
    """Why a list cannot be kept so; a sentence for the person."""


@dataclass(frozen=True, kw_only=True)
class Edition(dated.Edition):
    """A list as it holds from a day on; lines as `recipients.parse` reads them."""

    lines: tuple[str, ...]


class DistributionList(dated.Dated):
    """One list and its editions; unit "" is the whole house."""

    edition = Edition

    @property
    def title(self) -> str:
        """The name in the edition of today, else in the newest."""
        return (self.on(organisation.today()) or self.latest).title


def shelf() -> Any:
    """id -> list, of the current site."""
    return dated.shelf(KEY)


def all_lists() -> list[DistributionList]:
    """All lists by their names, closed ones too."""
    return sorted(shelf().values(), key=lambda each: each.title.casefold())


def open_lists() -> list[DistributionList]:
    """Lists that name somebody today."""
    day = organisation.today()
    return [each for each in all_lists() if each.on(day) is not None]


def get(key: str) -> DistributionList | None:
    """The list of an id."""
    return shelf().get(key)


def find(text: str) -> DistributionList | None:
    """The list of an id or of an exact name."""
    wanted = " ".join(text.split()).casefold()
    named = [each for each in all_lists() if each.title.casefold() == wanted]
    return get(text) or (named[0] if len(named) == 1 else None)


def may_keep(userid: str, unit: str) -> bool:
    """Whether somebody keeps the lists of a unit ("" for those of the whole house).

    The heads of the unit's line keep its lists; the mail desk and who keeps the site
    keep all.
    """
    if api.user.has_permission("Manage portal"):
        return True
    organogram = organisation.current()
    if any(desks.DUTY in desk.duties for desk in desks.desks_of(userid)):
        return True
    held = organogram.groups_of(userid, organisation.today())
    heads = [organogram.head(each.code) for each in organogram.line(unit)]
    return any(head is not None and head.id in held for head in heads)


def units_kept(userid: str) -> list[str]:
    """Owners that somebody may choose for a new list; "" is the whole house."""
    units = organisation.current().units
    return [code for code in ("", *units) if may_keep(userid, code)]


def save(
    key: str,
    title: str,
    unit: str,
    lines: Sequence[str],
    userid: str,
    since: str = "",
) -> DistributionList:
    """A new list (key ""), or a new edition of one; the same again changes nothing.

    ListRefused says why not; then nothing was kept.
    """
    kept = get(key) if key else None
    owner = kept.unit if kept is not None else unit
    _check(key, kept, owner, userid)
    title = " ".join(title.split())
    texts = tuple(" ".join(text.split()) for text in lines if text.strip())
    day = _checked(title, texts, since, kept)
    if kept is None:
        kept = DistributionList(dated.free_id(title, shelf(), "daftar"), owner)
        dated.put(KEY, kept)
    elif kept.says(title=title, lines=texts):
        return kept
    _told(kept, kept.enter(title=title, lines=texts, since=day, by=userid))
    return kept


def close(key: str, userid: str) -> None:
    """From today on the list names nobody; its editions stay."""
    kept = get(key)
    _check(key, kept, kept.unit if kept is not None else "", userid)
    ended = kept.end(userid) if kept is not None else None
    if ended is not None:
        _told(kept, ended)


def _told(kept: Any, edition: Edition) -> None:
    record(
        api.portal.get(),
        "ubah_daftar",
        daftar=kept.id,
        edisi=edition.number,
        ditutup=edition.closed,
    )


def _check(key: str, kept: DistributionList | None, unit: str, userid: str) -> None:
    if key and kept is None:
        raise ListRefused(
            say(_("refused_list_unknown", default="Daftar distribusi tidak ditemukan."))
        )
    if not may_keep(userid, unit):
        raise ListRefused(
            say(
                _(
                    "refused_list_keeper",
                    default="Daftar ini diubah oleh pimpinan unit pemiliknya, meja "
                    "persuratan, atau pengelola portal.",
                )
            )
        )
    if unit and unit not in organisation.current().units:
        raise ListRefused(
            say(_("refused_list_unit", default="Unit pemilik daftar tidak dikenal."))
        )


def _checked(title: str, texts: Sequence[str], since: str, kept) -> str:
    """The first day of the edition; ListRefused for what cannot be a list."""
    reason = None
    if not title or len(title) > 200:
        reason = _(
            "refused_list_title", default="Isi nama daftar, paling banyak 200 huruf."
        )
    elif not texts or len(texts) > MOST_LINES:
        reason = _(
            "refused_list_lines",
            default="Isi satu sampai ${most} penerima, satu baris satu penerima.",
            mapping={"most": MOST_LINES},
        )
    elif any(NESTED.match(text) for text in texts):
        reason = _(
            "refused_list_nested",
            default="Daftar distribusi tidak dapat memuat daftar lain; tulis penerimanya.",
        )
    elif (other := find(title)) is not None and other is not kept:
        reason = _(
            "refused_list_same_title",
            default="Sudah ada daftar bernama “${title}”.",
            mapping={"title": title},
        )
    if reason is not None:
        raise ListRefused(say(reason))
    return dated.first_day(since, kept, ListRefused)
