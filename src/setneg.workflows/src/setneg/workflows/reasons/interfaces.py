"""What a portal may add to the explanations."""

from zope.interface import Interface


class IBecause(Interface):
    """Subscription adapter of a document: why a position has a role on it."""

    def because(group: str, role: str) -> str | None:
        """A clause (message id) such as "ia diminta memberi pendapat"; None: not known."""
