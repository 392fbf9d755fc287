"""What the rooms and a portal may say about what is waited for, and how long it may take."""

from collections.abc import Iterable
from datetime import datetime
from setneg.workflows.inbox.standard import Standard
from setneg.workflows.inbox.wait import Wait
from zope.interface import Interface


class IStandardTime(Interface):
    """The standard time of a document's stage; a named adapter of the document.

    The names say whose word counts first: ``tenggat`` (a date of its own), ``kegiatan``
    (the procedure of its case), then the chain's own time, then ``derajat`` (its grade
    of speed). Source: R-SPK-02, I-10.
    """

    def standard(stage: str, entered: datetime) -> Standard | None:
        """The standard for a stay in the stage that began then.

        None: somebody else may say. ``UNSTATED``: nobody has stated one, and nobody
        else is asked.
        """


class IAwaited(Interface):
    """Whom content waits for, where the steps of its stage do not say (a case)."""

    def positions() -> tuple[str, ...]:  # type: ignore[misc, empty-body]
        """Group ids of the positions that must act now."""


class IWaits(Interface):
    """What is waited for beside the step of the stage; a subscription adapter.

    Answers that the addressees of a memorandum owe, for example (R-X-07).
    """

    def waits() -> Iterable[Wait]:  # type: ignore[misc, empty-body]
        """One for each of those who owe something."""
