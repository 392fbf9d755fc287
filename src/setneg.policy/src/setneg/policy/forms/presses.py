"""A button pressed twice, a page sent from two tabs: one submission.

What was sent leaves a mark with the site: by the page's own token for a day, by its
sender and words for a minute. Two requests at once write the same mark, so that one of
them is repeated and finds the other's submission.
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Mapping
from dataclasses import dataclass
import hashlib
import hmac
from plone import api
from plone.keyring.interfaces import IKeyManager
from plone.namedfile.interfaces import INamed
import secrets
from setneg.policy.forms import spam
from setneg.workflows.stored import by_uid
import time
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility


KEY = "setneg.policy.forms.presses"
#: Seconds within which the same words are one press; for how long a page is known.
DOUBLE_PRESS, DAY = 60, 86400


@dataclass(frozen=True)
class Press:
    """Marks of one sending; nothing of what was typed can be read from them.

    token  of the page, form and sender; "" when the page has none
    words  of what was typed, form and sender
    """

    token: str
    words: str


def sealed(*parts: str) -> str:
    """A mark that only this site can make, 64 hexadecimal digits."""
    secret = getUtility(IKeyManager).secret().encode()
    return hmac.new(secret, "\0".join(parts).encode(), hashlib.sha256).hexdigest()


def press(binding: Any, token: str) -> Press:
    """The marks of what is being sent."""
    form = str(api.content.get_uuid(binding.form))
    known = spam.nonce(binding.form, token) is not None
    # Somebody unknown is known by his page alone: two who write the same are two.
    sender = binding.userid or (token if known else secrets.token_hex(16))
    return Press(
        token=sealed("halaman", form, binding.userid, token) if known else "",
        words=sealed("isian", form, sender, _digest(binding.answers)),
    )


def earlier(press: Press) -> Any:
    """The submission that an earlier press made; None when this is the first."""
    marks = _marks()
    uid, words, _at = marks.get(press.token) or ("", "", 0)
    if uid and words == press.words:
        return by_uid(uid)
    uid, _words, at = marks.get(press.words) or ("", "", 0)
    if uid and time.time() - at <= DOUBLE_PRESS:
        return by_uid(uid)
    return None


def spent(press: Press) -> bool:
    """Whether the page was sent before with other words."""
    found = _marks().get(press.token)
    return bool(found) and by_uid(found[0]) is not None


def note(press: Press, uid: str) -> None:
    """Leave the marks of a submission."""
    annotations = IAnnotations(api.portal.get())
    marks = annotations.get(KEY)
    if marks is None:
        marks = annotations[KEY] = OOBTree()
    mark = (uid, press.words, time.time())
    marks[press.words] = mark
    if press.token:
        marks[press.token] = mark


def tidy(event: Any) -> None:
    """At each tick: forget the marks of yesterday."""
    marks = IAnnotations(event.portal).get(KEY) or {}
    until = time.time() - DAY
    for key in [key for key, (_uid, _words, at) in marks.items() if at < until]:
        del marks[key]


def _marks() -> Mapping[str, tuple[str, str, float]]:
    return IAnnotations(api.portal.get()).get(KEY) or {}


def _digest(values: Mapping[str, Any]) -> str:
    sign = hashlib.sha256()
    for name in sorted(values):
        sign.update(name.encode())
        _add(sign, values[name])
    return sign.hexdigest()


def _add(sign: Any, value: Any) -> None:
    if INamed.providedBy(value):
        sign.update(f"\0berkas:{value.filename}:{value.getSize()}".encode())
        sign.update(hashlib.sha256(value.data).digest())
    elif isinstance(value, (list, tuple)):
        sign.update(f"\0daftar:{len(value)}".encode())
        for each in value:
            _add(sign, each)
    elif isinstance(value, Mapping):
        sign.update(f"\0pasangan:{len(value)}".encode())
        for key in sorted(value, key=str):
            _add(sign, key)
            _add(sign, value[key])
    else:
        said = getattr(value, "raw", value)
        sign.update(f"\0{type(said).__name__}:{said}".encode(errors="replace"))
