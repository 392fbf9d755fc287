"""What the engine says to a person, in the language of the one who reads it."""

from collections.abc import Iterable
from zope.globalrequest import getRequest
from zope.i18n import translate


INDONESIAN = "id"


def say(message: str) -> str:
    """A message as plain text: translated for the current request, else Indonesian.

    Titles of stages and steps are plain text; Plone's own domain translates them.
    """
    request = getRequest()
    # Without a request Zope would fall back to English.
    language = None if request is not None else INDONESIAN
    return str(
        translate(message, domain="plone", context=request, target_language=language)
    )


def kept(message: str) -> str:
    """A message as it is kept where others read it later, in a history or a title: in
    official Indonesian, whatever language whoever acts has chosen."""
    return str(translate(message, domain="plone", target_language=INDONESIAN))


def say_all(messages: Iterable[str]) -> tuple[str, ...]:
    """Several messages, each once, in their order."""
    return tuple(dict.fromkeys(say(message) for message in messages))
