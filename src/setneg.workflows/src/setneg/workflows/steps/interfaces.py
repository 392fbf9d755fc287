"""What adds to a step: the adapter of its verb, and further checks."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from typing import Any
from zope.interface import Attribute
from zope.interface import Interface


class IStep(Interface):
    """What a verb means for a document; a named adapter of the document.

    The name is the verb. A portal may register a more specific one for its own type.
    """

    schema = Attribute("Interface of what has to be said with the step.")

    def missing(  # type: ignore[empty-body]
        data: Mapping[str, Any] | None,
    ) -> Sequence[str]:
        """Why not yet. Pure. `data` is None before anything was said: then only what
        stands in the way whatever is said."""

    def done(entry: Any, data: Mapping[str, Any]) -> None:
        """What the step brings about, in its transaction."""


class ICheck(Interface):
    """A further condition of steps; a subscription adapter of the document."""

    def missing(  # type: ignore[empty-body]
        offer: Any, data: Mapping[str, Any] | None
    ) -> Sequence[str]:
        """Readable reasons why this step cannot be taken. Pure; `data` as in IStep."""


class IRemarks(Interface):
    """What else the history of a document tells; a subscription adapter."""

    def remarks() -> Iterable[Any]:  # type: ignore[misc, empty-body]
        """`steps.model.Remark` for what the person at the desk may know."""
