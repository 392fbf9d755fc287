"""Templates of answers, kept by a unit in dated editions.

The head of the unit keeps them, or whom he permits. What was answered with a template
stays as it was sent; a later edition changes no answer.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from plone import api
import re
from setneg.policy import _
from setneg.policy.browser.dates import day as written_day
from setneg.policy.content import dated
from setneg.policy.forms.languages import INDONESIAN
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


@dataclass(frozen=True, kw_only=True)
class Edition(dated.Edition):
    """A template as it holds from a day on."""

    text: str


class Reply(dated.Dated):
    """One template and its editions."""

    edition = Edition


def shelf() -> Any:
    """id -> template, of the current site."""
    return dated.shelf(KEY)


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
        "tanggal": written_day(getattr(submission, "tanggal", None), INDONESIAN),
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
        kept = Reply(dated.free_id(title, shelf(), "templat"), unit)
        dated.put(KEY, kept)
    elif kept.says(title=title, text=body):
        return kept
    _told(kept, kept.enter(title=title, text=body, since=day, by=userid))
    return kept


def close(key: str, userid: str) -> None:
    """From today on it is not offered any more; its editions stay. ReplyRefused."""
    kept = _own(key, "", userid)
    ended = kept.end(userid) if kept is not None else None
    if ended is not None:
        _told(kept, ended)


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
    if reason is not None:
        raise ReplyRefused(say(reason))
    return dated.first_day(since, kept, ReplyRefused)


def _told(kept: Any, edition: Edition) -> None:
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
