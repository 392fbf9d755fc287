"""Distribution lists: named, owned by a unit or by the whole house, in dated editions.

A list changes by a new edition; what was handed out keeps the edition of its day.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import dataclass
from datetime import date
from persistent import Persistent
from persistent.list import PersistentList
from plone import api
import re
from setneg.policy import _
from setneg.policy.incoming import desks
from setneg.workflows import organisation
from setneg.workflows.journal import record
from setneg.workflows.steps.wording import say
from zope.annotation.interfaces import IAnnotations


KEY = "setneg.policy.daftar_distribusi"
MOST_LINES = 500
NESTED = re.compile(r"^\s*daftar\s*:", re.IGNORECASE)


class ListRefused(ValueError):
    """Why a list cannot be kept so; a sentence for the person."""


@dataclass(frozen=True)
class Edition:
    """A list as it holds from a day on.

    since  first day (ISO); by: account; lines as `recipients.parse` reads them
    """

    number: int
    title: str
    lines: tuple[str, ...]
    since: str
    by: str
    closed: bool = False


class DistributionList(Persistent):
    """One list: its owner and its editions, oldest first."""

    def __init__(self, key: str, unit: str) -> None:
        self.id = key
        self.unit = unit
        self.rows = PersistentList()

    @property
    def editions(self) -> list[Edition]:
        """All editions, oldest first."""
        return [Edition(**row) for row in self.rows]

    def on(self, day: date) -> Edition | None:
        """The edition of a day; None before the first and after the list was closed."""
        valid = [each for each in self.editions if each.since <= day.isoformat()]
        return valid[-1] if valid and not valid[-1].closed else None

    @property
    def latest(self) -> Edition:
        """The newest edition, also one that holds only from a later day on."""
        return self.editions[-1]

    @property
    def title(self) -> str:
        """The name in the edition of today, else in the newest."""
        return (self.on(organisation.today()) or self.latest).title


def shelf():
    """id -> list, of the current site."""
    return IAnnotations(api.portal.get()).get(KEY) or {}


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
        kept = DistributionList(_free_id(title), owner)
        IAnnotations(api.portal.get()).setdefault(KEY, OOBTree())[kept.id] = kept
    elif not kept.latest.closed and (kept.latest.title, kept.latest.lines) == (
        title,
        texts,
    ):
        return kept
    _add(kept, Edition(len(kept.rows) + 1, title, texts, day, userid))
    return kept


def close(key: str, userid: str) -> None:
    """From today on the list names nobody; its editions stay."""
    kept = get(key)
    _check(key, kept, kept.unit if kept is not None else "", userid)
    if kept is None or kept.latest.closed:
        return
    day = max(organisation.today().isoformat(), kept.latest.since)
    last = kept.latest
    _add(
        kept,
        Edition(last.number + 1, last.title, last.lines, day, userid, closed=True),
    )


def _add(kept: DistributionList, edition: Edition) -> None:
    kept.rows.append(asdict(edition))
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
    return _first_day(since, kept)


def _first_day(since: str, kept) -> str:
    day = since.strip() or organisation.today().isoformat()
    least = organisation.today().isoformat()
    if kept is not None:
        least = max(least, kept.latest.since)
    try:
        good = date.fromisoformat(day).isoformat() >= least
    except ValueError:
        good = False
    if not good:
        raise ListRefused(
            say(
                _(
                    "refused_list_day",
                    default="Tanggal berlaku ditulis TTTT-BB-HH dan paling awal ${least}.",
                    mapping={"least": least},
                )
            )
        )
    return day


def _free_id(title: str) -> str:
    first = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "daftar"
    key, count = first, 1
    while get(key) is not None:
        count += 1
        key = f"{first}-{count}"
    return key
