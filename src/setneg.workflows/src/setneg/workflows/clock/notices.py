"""Reminders and escalations: who is written to, what is said, and that it is said once.

What was sent is kept with the document, for each thing that is waited for, so that a
late or repeated tick sends nothing twice. A message names a document's title only to
somebody who may read it, and never that of a classified one.
"""

from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from plone import api
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.clock import calendar
from setneg.workflows.clock import deadlines
from setneg.workflows.inbox.wait import Wait
from setneg.workflows.organisation.groups import title_of
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.i18n import translate
from zope.i18nmessageid import Message


ANNOTATION = "setneg.workflows.notices"
REMINDER = deadlines.WARNING
ESCALATION = deadlines.LATE
OPEN = ("", "B", None)


@dataclass(frozen=True)
class Notice:
    """What is told about a document: its kind, and to each account what waits.

    Several things that are waited for at once make one letter for each reader.
    """

    kind: str
    document: Any
    told: Mapping[str, Sequence[Wait]]


def pending(document: Any, wait: Wait, now: datetime) -> str | None:
    """The kind of notice that is due and was not sent for this wait yet.

    When several thresholds have passed unnoticed, only the latest is told.
    """
    status = wait.standard.status(now)
    if status not in (REMINDER, ESCALATION):
        return None
    sent = _sent(document, wait)
    if status in sent or ESCALATION in sent:
        return None
    return status


def remember(document: Any, wait: Wait, kind: str) -> None:
    """Note with the document that a notice of this kind went out for a wait."""
    kinds = tuple(sorted({*_sent(document, wait), kind}))
    kept = dict(IAnnotations(document).get(ANNOTATION) or {})
    kept[wait.key] = (wait.since.isoformat(), kinds)
    IAnnotations(document)[ANNOTATION] = kept


def _sent(document: Any, wait: Wait) -> tuple[str, ...]:
    """The kinds already sent since this wait began."""
    kept = IAnnotations(document).get(ANNOTATION) or {}
    since, kinds = kept.get(wait.key, ("", ()))
    return tuple(kinds) if since == wait.since.isoformat() else ()


def recipients(kind: str, positions: Iterable[str]) -> tuple[str, ...]:
    """Userids for a notice: who holds the positions; when late also their superiors.

    For a vacant position the superior is told from the first notice on.
    """
    found: dict[str, None] = {}
    for position in positions:
        holders = _holders(position)
        found.update(dict.fromkeys(holders))
        if kind == ESCALATION or not holders:
            found.update(dict.fromkeys(_superiors(position)))
    return tuple(found)


def _holders(position: str) -> tuple[str, ...]:
    """Userids that hold a position today."""
    held = organisation.current().holders(position, organisation.today())
    return tuple(holding.userid for holding in held)


def _superiors(position: str) -> tuple[str, ...]:
    """Who holds the next superior position that is not vacant."""
    organogram = organisation.current()
    superior = organogram.superior(position)
    while superior is not None:
        if holders := _holders(superior.id):
            return holders
        superior = organogram.superior(superior.id)
    return ()


def send(notice: Notice) -> frozenset[str]:
    """Write once to everybody who has an address; the accounts that were written to."""
    reached = set()
    for userid, waits in notice.told.items():
        user = api.user.get(userid)
        address = user.getProperty("email", "") if user is not None else ""
        if address:
            subject, body = compose(notice.kind, notice.document, waits, user)
            api.portal.send_email(recipient=address, subject=subject, body=body)
            reached.add(userid)
    return frozenset(reached)


def compose(
    kind: str, document: Any, waits: Sequence[Wait], user: Any
) -> tuple[str, str]:
    """Subject and text of a message for one person, in the language he reads.

    Who does not have to act himself is told from whom it is waited for.
    """
    language = language_of(user)
    own = _holds_one_of(user.getId(), waits)
    words = {"title": title_for(document, user), "due": _due(waits, language)}
    lines = [translate(_first(kind, own, words), target_language=language)]
    posts = "" if own else _posts(waits)
    if posts:
        awaited = _(
            "mail_awaited",
            default="Ditunggu dari: ${posts}.",
            mapping={"posts": posts},
        )
        lines.append(translate(awaited, target_language=language))
    lines.append(document.absolute_url())
    subject = Message(_subject(kind), mapping=words)
    return translate(subject, target_language=language), "\n\n".join(lines) + "\n"


def _subject(kind: str) -> Message:
    if kind == ESCALATION:
        return _("mail_late_subject", default="Melewati tenggat: ${title}")
    return _("mail_warn_subject", default="Segera jatuh tempo: ${title}")


def _first(kind: str, own: bool, words: Mapping[str, str]) -> Message:
    """How it stands, in one sentence."""
    if kind == ESCALATION:
        return _(
            "mail_late_sentence",
            default="${title} melewati tenggatnya, ${due}, dan masih menunggu.",
            mapping=words,
        )
    if own:
        return _(
            "mail_warn_sentence",
            default="${title} menunggu Anda dan jatuh tempo ${due}.",
            mapping=words,
        )
    return _(
        "mail_warn_other_sentence",
        default="${title} jatuh tempo ${due}.",
        mapping=words,
    )


def _due(waits: Sequence[Wait], language: str) -> str:
    """The nearest end, with the rule by which it was counted: in the site's language,
    in which rules are written."""
    found = [wait.standard.deadline for wait in waits if wait.standard.deadline]
    nearest = min(found, key=lambda each: each.breach)
    moment = _written(nearest.breach, language)
    ruled = nearest.rule and language == api.portal.get_default_language()
    return f"{moment} ({nearest.rule})" if ruled else moment


def _holds_one_of(userid: str, waits: Sequence[Wait]) -> bool:
    """Whether something waits for a position that somebody holds today."""
    held = organisation.current().groups_of(userid, organisation.today())
    return any(post in held for wait in waits for post in wait.positions)


def _posts(waits: Sequence[Wait]) -> str:
    """The positions that are waited for, each once; a person is never named."""
    organogram = organisation.current()
    posts = dict.fromkeys(post for wait in waits for post in wait.positions)
    known = [
        organogram.positions[post] for post in posts if post in organogram.positions
    ]
    return "; ".join(title_of(organogram, post) for post in known)


def language_of(user: Any) -> str:
    """The language that somebody chose in his preferences, else the site's."""
    chosen = str(user.getProperty("language", "") or "")
    known = api.portal.get_tool("portal_languages").getSupportedLanguages()
    return chosen if chosen in known else str(api.portal.get_default_language())


def title_for(document: Any, user: Any) -> str:
    """What a message may call a document: its title, or only its kind and its number."""
    bare = aq_base(document)
    classified = getattr(bare, "sifat", None) not in OPEN
    if not classified and api.user.has_permission("View", user=user, obj=document):
        return f"“{document.Title()}”"
    types = api.portal.get_tool("portal_types")
    info = types.getTypeInfo(document)
    name = info.Title() if info is not None else document.portal_type
    kind = translate(name, target_language=language_of(user))
    number = getattr(bare, "nomor", None) or document.getId()
    return f"{kind} ({number})" if not classified else str(kind)


def _written(moment: datetime, language: str) -> str:
    """A moment on the office's clock: 08-06-2026 pukul 09.00 WIB."""
    zone = calendar.current().zone
    names = {value: key for key, value in calendar.ZONES.items()}
    local = moment.astimezone(zone)
    words = {"day": f"{local:%d-%m-%Y}", "hour": f"{local:%H.%M}"}
    text = _("mail_moment", default="${day} pukul ${hour}", mapping=words)
    said = translate(text, target_language=language)
    return f"{said} {names.get(zone.key, '')}".strip()
