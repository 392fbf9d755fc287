"""What a kind of submission may add to the notices."""

from zope.interface import Interface


class ISenderContact(Interface):
    """How a sender without an account is reached; an adapter of the submission.

    Only the notices ask for it, and only to write to him; no page shows what it says.
    """

    def address() -> str:
        """His e-mail address, "" when he left none."""
