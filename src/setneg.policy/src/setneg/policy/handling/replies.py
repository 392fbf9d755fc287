"""Templates of answers, kept by a unit in dated editions.

The head of the unit keeps them, or whom he permits. What was answered with a template
stays as it was sent; a later edition changes no answer.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import dataclass
from datetime import date
from persistent import Persistent
from persistent.list import PersistentList
from plone import api
import re
from setneg.policy import _
from setneg.policy.browser.dates import day as written_day
from setneg.policy.handling import people
from setneg.policy.vocabularies.offices import unit_title
from setneg.workflows import organisation
from setneg.workflows.journal import record
from setneg.workflows.organisation.levels import HEAD
from setneg.workflows.steps.wording import say
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "setneg.policy.templat_jawaban"
PERMITTED = "setneg.policy.templat_jawaban_izin"
LONGEST = 10000
#: What stands in braces in a text and is put in when it is used.
PLACEHOLDERS = ("nomor", "judul", "tanggal", "nama_unit")
BRACES = re.compile(r"\{([^{}\n]{0,60})\}")


class ReplyRefused(ValueError):
    """Why a template cannot be kept so; a sentence for the person."""


@dataclass(frozen=True)
class Edition:
    """A template as it holds from a day on. since: first day (ISO); by: account."""

    number: int
    title: str
    text: str
    since: str
    by: str
    closed: bool = False


class Reply(Persistent):
    """One template: the unit that keeps it, and its editions, oldest first."""

    def __init__(self, key: str, unit: str) -> None:
        self.id = key
        self.unit = unit
        self.rows = PersistentList()

    @property
    def editions(self) -> list[Edition]:
        return [Edition(**row) for row in self.rows]

    @property
    def latest(self) -> Edition:
        return self.editions[-1]

    def on(self, day: date) -> Edition | None:
        """The edition of a day; None before the first and after it was closed."""
        valid = [each for each in self.editions if each.since <= day.isoformat()]
        return valid[-1] if valid and not valid[-1].closed else None


def shelf() -> Any:
    """id -> template, of the current site."""
    return IAnnotations(api.portal.get()).get(KEY) or {}


def of_units(units: Iterable[str]) -> list[Reply]:
    """Templates of these units by their names, closed ones too."""
    wanted = set(units)
    found = [each for each in shelf().values() if each.unit in wanted]
    return sorted(found, key=lambda each: (each.unit, each.latest.title.casefold()))


def usable(submission: Any) -> list[Reply]:
    """Templates that hold today for a submission: of the unit of its handler and of the
    units above, up to the receiving one and its line."""
    organogram, day = organisation.current(), organisation.today()
    posts = (people.handler(submission), people.receiver(submission))
    units = [
        unit.code
        for post in posts
        if post in organogram.positions
        for unit in organogram.line(organogram.positions[post].unit)
    ]
    return [each for each in of_units(units) if each.on(day) is not None]


def filled(edition: Edition, submission: Any) -> str:
    """The text with the words of one submission; plain text, to be edited further."""
    words = {
        "nomor": getattr(submission, "nomor", None) or "",
        "judul": submission.Title(),
        "tanggal": written_day(getattr(submission, "tanggal", None)),
        "nama_unit": unit_title(getattr(submission, "unit_pelayanan", None) or ""),
    }
    return BRACES.sub(
        lambda found: str(words.get(found.group(1), found.group(0))), edition.text
    )


def may_keep(userid: str, unit: str) -> bool:
    """Whether somebody keeps the templates of a unit: its head, heads above, whom they
    permitted, and who keeps the site."""
    if not userid or unit not in organisation.current().units:
        return False
    return _leads(userid, unit) or bool(
        set(permitted(unit)) & _groups(userid)
        or api.user.has_permission("Manage portal")
    )


def permitted(unit: str) -> tuple[str, ...]:
    """Positions that the head of a unit let keep its templates."""
    return tuple((IAnnotations(api.portal.get()).get(PERMITTED) or {}).get(unit, ()))


def permit(unit: str, positions: Sequence[str], userid: str) -> None:
    """Say who else keeps the templates of a unit; only its heads do. ReplyRefused."""
    if unit not in organisation.current().units or not _leads(userid, unit):
        raise ReplyRefused(
            say(
                _(
                    "refused_reply_permit",
                    default="Izin ini hanya diberikan oleh pimpinan unit itu.",
                )
            )
        )
    known = set(candidates(unit))
    chosen = tuple(sorted(set(positions) & known))
    shelf_ = IAnnotations(api.portal.get()).setdefault(PERMITTED, OOBTree())
    if tuple(shelf_.get(unit, ())) != chosen:
        shelf_[unit] = chosen
        record(api.portal.get(), "izin_templat", unit=unit, jabatan=list(chosen))


def candidates(unit: str) -> tuple[str, ...]:
    """Positions of a unit and of those directly below it that can be permitted."""
    organogram = organisation.current()
    units = (unit, *(each.code for each in organogram.children(unit)))
    head = organogram.head(unit)
    posts = (post.id for code in units for post in organogram.posts(code))
    return tuple(post for post in posts if head is None or post != head.id)


def leads(userid: str, unit: str) -> bool:
    """Whether somebody heads a unit or one above it."""
    return unit in organisation.current().units and _leads(userid, unit)


def units_kept(userid: str) -> list[str]:
    """Units whose templates somebody keeps, his own first."""
    organogram = organisation.current()
    own = [post.unit for post in organogram.positions_of(userid, organisation.today())]
    line = [unit.code for code in own for unit in organogram.line(code)]
    codes = dict.fromkeys((*own, *people.served_units(userid), *line))
    return [code for code in codes if may_keep(userid, code)]


def save(
    key: str, unit: str, title: str, text: str, userid: str, since: str = ""
) -> Reply:
    """A new template (key ""), or a new edition of one; the same again changes nothing.

    ReplyRefused, and then nothing was kept.
    """
    kept = _own(key, unit, userid)
    title = " ".join(title.split())
    body = text.replace("\r\n", "\n").strip()
    day = _checked(title, body, since, kept)
    if kept is None:
        kept = Reply(_free_id(title), unit)
        IAnnotations(api.portal.get()).setdefault(KEY, OOBTree())[kept.id] = kept
    else:
        last = kept.latest
        if not last.closed and (last.title, last.text) == (title, body):
            return kept
    _add(kept, Edition(len(kept.rows) + 1, title, body, day, userid))
    return kept


def close(key: str, userid: str) -> None:
    """From today on it is not offered any more; its editions stay. ReplyRefused."""
    kept = _own(key, "", userid)
    if kept is None or kept.latest.closed:
        return
    last = kept.latest
    day = max(organisation.today().isoformat(), last.since)
    _add(kept, Edition(last.number + 1, last.title, last.text, day, userid, True))


def _own(key: str, unit: str, userid: str) -> Reply | None:
    """The template of an id that somebody keeps; None for a new one of his unit."""
    kept = shelf().get(key) if key else None
    if key and kept is None:
        raise ReplyRefused(
            say(_("refused_reply_unknown", default="Templat tidak ada."))
        )
    if not may_keep(userid, kept.unit if kept is not None else unit):
        raise ReplyRefused(
            say(
                _(
                    "refused_reply_keeper",
                    default="Templat unit ini diubah oleh pimpinan unit atau yang "
                    "diberinya izin.",
                )
            )
        )
    return kept


def _checked(title: str, text: str, since: str, kept: Reply | None) -> str:
    """The first day of the edition; ReplyRefused for what cannot be a template."""
    unknown = [name for name in BRACES.findall(text) if name not in PLACEHOLDERS]
    least = organisation.today().isoformat()
    if kept is not None:
        least = max(least, kept.latest.since)
    day = since.strip() or least
    reason = None
    if not title or len(title) > 200:
        reason = _(
            "refused_reply_title", default="Isi nama templat, paling banyak 200 huruf."
        )
    elif not text or len(text) > LONGEST:
        reason = _(
            "refused_reply_text",
            default="Isi teksnya, paling banyak ${most} huruf.",
            mapping={"most": str(LONGEST)},
        )
    elif unknown:
        reason = _(
            "refused_reply_braces",
            default="Yang boleh dalam kurung kurawal: ${known}. Tidak dikenal: ${unknown}.",
            mapping={
                "known": ", ".join(f"{{{name}}}" for name in PLACEHOLDERS),
                "unknown": ", ".join(f"{{{name}}}" for name in unknown),
            },
        )
    elif not _is_day(day) or day < least:
        reason = _(
            "refused_reply_day",
            default="Tanggal berlaku ditulis TTTT-BB-HH dan paling awal ${least}.",
            mapping={"least": least},
        )
    if reason is not None:
        raise ReplyRefused(say(reason))
    return day


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _add(kept: Reply, edition: Edition) -> None:
    kept.rows.append(asdict(edition))
    record(
        api.portal.get(),
        "ubah_templat",
        templat=kept.id,
        edisi=edition.number,
        ditutup=edition.closed,
    )


def _groups(userid: str) -> set[str]:
    return set(organisation.current().groups_of(userid, organisation.today()))


def _leads(userid: str, unit: str) -> bool:
    organogram = organisation.current()
    held = _groups(userid)
    heads = (organogram.head(each.code) for each in organogram.line(unit))
    return any(
        head is not None and head.function == HEAD and head.id in held for head in heads
    )


def _free_id(title: str) -> str:
    first = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "templat"
    key, count = first, 1
    while key in shelf():
        count += 1
        key = f"{first}-{count}"
    return key
