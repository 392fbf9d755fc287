"""What a portal may say about the time that a stage has."""

from zope.interface import Interface


class IStandardTime(Interface):
    """The standard time of a document's stage, when the chain is not the one to say.

    Optional adapter of the document: a product of a case has the time that the
    procedure's row prints.
    """

    def text(stage: str) -> str | None:
        """The time as printed ("2 hari"); None when it is not stated."""
