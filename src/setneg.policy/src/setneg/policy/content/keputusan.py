"""Keputusan: a decision of the minister or of a deputy."""

from plone.supermodel import model
from setneg.policy.content.document import Naskah
from zope.interface import implementer


class IKeputusan(model.Schema):
    """All of its fields come from behaviors."""


@implementer(IKeputusan)
class Keputusan(Naskah):
    """A decision: considerations, legal basis, dictum."""
