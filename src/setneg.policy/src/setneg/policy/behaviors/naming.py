"""Addresses of documents: from the kind and a random mark, never from the title."""

from plone.app.content.interfaces import INameFromTitle
import re
from uuid import uuid4
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


class INameFromKind(Interface):
    """A title may be secret and may change; the address tells only the kind."""


@implementer(INameFromTitle)
@adapter(INameFromKind)
class NameFromKind:
    """`SuratUndangan` becomes `surat-undangan-3f09c2a71b`; no two people collide."""

    def __init__(self, context):
        kind = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", context.portal_type).lower()
        self.title = f"{kind}-{uuid4().hex[:10]}"
