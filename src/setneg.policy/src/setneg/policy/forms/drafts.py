"""What somebody began to fill in and has not sent yet.

A draft belongs to one account and one form; nobody else can read it, no page lists it
but his own. It is kept 30 days after its last change, files too, and goes when the form
is sent. It remembers the words of the questions, so that an answer to a question that is
no longer asked is still shown to the one who wrote it.

A draft bears the name of an account. So nothing is kept of what is to be sent without a
name, and a draft of before goes apart from such a sending.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import UTC
import logging
from persistent import Persistent
from persistent.mapping import PersistentMapping
from plone import api
from setneg.policy import _
from setneg.policy import apart
from setneg.policy.forms import action
from setneg.workflows.clock.interfaces import ITicked
import transaction
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.schema import getFieldsInOrder


KEY = "setneg.policy.forms.drafts"
DAYS = 30
MOST = 50  # drafts of one account
log = logging.getLogger(__name__)


class DraftRefused(ValueError):
    """A draft that is not kept; the first argument says why."""


class Draft(Persistent):
    """One draft.

    values   answers by field, as the fields hold them
    typed    what was typed and is no answer yet (a word where a number is asked)
    labels   the questions' titles when it was kept
    edition  the form's edition then, None when it counts none
    changed  universal time
    """

    def __init__(self) -> None:
        self.values = PersistentMapping()
        self.typed = PersistentMapping()
        self.labels: dict[str, str] = {}
        self.edition: int | None = None
        self.changed = datetime.now(UTC)

    @property
    def until(self) -> datetime:
        """When it is thrown away."""
        return self.changed + timedelta(days=DAYS)


@dataclass(frozen=True)
class Changes:
    """What became different about the questions since a draft was kept.

    gone     (title, answer) of questions that are no longer asked
    new      titles of questions that were not asked then
    renamed  (title then, title now)
    """

    gone: tuple[tuple[str, Any], ...]
    new: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]

    def __bool__(self) -> bool:
        return bool(self.gone or self.new or self.renamed)


def keep(
    form: Any,
    userid: str,
    values: Mapping[str, Any],
    edition: int | None = None,
    typed: Mapping[str, Any] | None = None,
    form_schema: Any = None,
) -> Draft:
    """Keep what was filled in; it takes the place of an earlier draft of that form.

    DraftRefused for a visitor, for too many drafts, and for what is to be sent without
    a name.
    """
    if not userid:
        raise DraftRefused(
            _(
                "refused_draft_visitor",
                default="Konsep hanya dapat disimpan oleh orang yang masuk dengan akun.",
            )
        )
    if action.nameless(form, values):
        raise DraftRefused(
            _(
                "refused_draft_nameless",
                default="Konsep tidak disimpan: konsep tercatat atas nama akun Anda, "
                "sedangkan kiriman ini tanpa nama. Simpan teksnya di luar portal bila "
                "perlu.",
            )
        )
    own = _all().get(userid)
    if own is None:
        own = _all(write=True)[userid] = OOBTree()
    uid = form.UID()
    if uid not in own and len(own) >= MOST:
        raise DraftRefused(
            _(
                "refused_many_drafts",
                default="Paling banyak ${most} konsep; hapus yang tidak dipakai lagi.",
                mapping={"most": str(MOST)},
            )
        )
    draft = Draft()
    draft.values.update(values)
    draft.typed.update(typed or {})
    draft.edition = edition
    draft.labels = _labels(form_schema)
    own[uid] = draft
    return draft


def find(form: Any, userid: str, now: datetime | None = None) -> Draft | None:
    """The account's draft of a form, None when there is none or its time is over."""
    own = _all().get(userid) if userid else None
    draft = own.get(form.UID()) if own is not None else None
    return draft if draft is not None and _lives(draft, now) else None


def of(userid: str, now: datetime | None = None) -> list[tuple[str, Draft]]:
    """The account's drafts as (UID of the form, draft), the latest first."""
    own = _all().get(userid) if userid else None
    found = [(uid, draft) for uid, draft in (own or {}).items() if _lives(draft, now)]
    return sorted(found, key=lambda each: each[1].changed, reverse=True)


def mark(draft: Draft | None) -> str:
    """By which a page knows a draft again: the moment at which it was kept."""
    return draft.changed.isoformat() if draft is not None else ""


def drop(form: Any, userid: str) -> bool:
    """Throw the account's draft of a form away; False when there is none."""
    own = _all().get(userid) if userid else None
    if own is None or form.UID() not in own:
        return False
    del own[form.UID()]
    return True


def sent(form: Any, userid: str, taken: Any) -> None:
    """A form was sent: the account's draft of it goes.

    taken  what came of it (`intake.Taken`), None where the form tracks nothing. Beside a
           ticket without a name nothing of an account is written: there the draft goes
           after the ticket was stored, in a transaction of its own that names nobody.
    """
    if taken is None or getattr(taken.submission, "senders", ()):
        drop(form, userid)
    elif find(form, userid) is not None:
        portal = api.portal.get()
        place = (portal._p_jar.db(), portal.getPhysicalPath())
        key = (userid, form.UID())
        transaction.get().addAfterCommitHook(_drop_apart, args=(place, key))


def _drop_apart(stored: bool, place: Any, key: tuple[str, str]) -> None:
    """After the commit: the draft goes; while others write there, it is tried again."""
    if not stored:
        return
    userid, form = key

    def throw(portal: Any) -> None:
        own = IAnnotations(portal).get(KEY, {}).get(userid, {})
        if form in own:
            del own[form]

    if not apart.write(*place, throw):
        log.error("a draft stays until its time is over")


def changes(draft: Draft, form_schema: Any) -> Changes:
    """How the questions differ from those of the draft."""
    fields = getFieldsInOrder(form_schema)
    now = {name: field.title or name for name, field in fields}
    then = draft.labels
    answers = {**draft.typed, **draft.values}
    return Changes(
        gone=tuple(
            (title, answers[name])
            for name, title in then.items()
            if name not in now and answers.get(name) not in (None, "", [], ())
        ),
        new=tuple(title for name, title in now.items() if then and name not in then),
        renamed=tuple(
            (title, now[name])
            for name, title in then.items()
            if name in now and now[name] != title
        ),
    )


@adapter(ITicked)
def throw_away(event: Any) -> None:
    """Drafts whose time is over go, files too."""
    everybody = IAnnotations(event.portal).get(KEY, {})
    for userid in list(everybody):
        own = everybody[userid]
        for uid, draft in list(own.items()):
            if not _lives(draft, event.now):
                del own[uid]


def _labels(form_schema: Any) -> dict[str, str]:
    if form_schema is None:
        return {}
    return {
        name: str(field.title or name) for name, field in getFieldsInOrder(form_schema)
    }


def _lives(draft: Draft, now: datetime | None) -> bool:
    return (now or datetime.now(UTC)) < draft.until


def _all(write: bool = False) -> Any:
    notes = IAnnotations(api.portal.get())
    if write and KEY not in notes:
        notes[KEY] = OOBTree()
    found = notes.get(KEY)
    return {} if found is None else found
