"""Surat undangan: the letter that calls a meeting."""

from setneg.policy.content.document import Naskah
from setneg.policy.content.event import IOccasion
from zope.interface import implementer


class ISuratUndangan(IOccasion):
    """Occasion, time and place."""


@implementer(ISuratUndangan)
class SuratUndangan(Naskah):
    """An invitation to the positions it is addressed to."""
