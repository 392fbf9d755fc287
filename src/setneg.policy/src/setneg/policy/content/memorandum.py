"""Memorandum: the letter between units of the ministry."""

from plone.supermodel import model
from setneg.policy.content.document import Naskah
from zope.interface import implementer


class IMemorandum(model.Schema):
    """All of its fields come from behaviors."""


@implementer(IMemorandum)
class Memorandum(Naskah):
    """An internal letter; may carry a draft on its way up (R-X-04)."""
