"""Said before a declared chain is bound: whoever makes the kind of content does it now."""

from collections.abc import Callable
from dataclasses import dataclass
from setneg.workflows.chains.model import Chain
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface


class IChainDeclared(Interface):
    """A profile declares a chain; its kind of content may not exist yet."""

    chain = Attribute("The chain, with the portal's own blocks in `extra`.")
    read = Attribute("Function: a file of the same profile as text, None without it.")


@implementer(IChainDeclared)
@dataclass(frozen=True)
class ChainDeclared:
    """The event; a subscriber that refuses raises ChainError, and nothing is bound."""

    chain: Chain
    read: Callable[[str], str | None]
