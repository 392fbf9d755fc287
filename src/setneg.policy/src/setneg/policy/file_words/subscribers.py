"""A step with a file changes the document: the next strike of the clock looks at it."""

from plone.namedfile.interfaces import INamed
from typing import Any


def step_taken(document: Any, event: Any) -> None:
    """The file that came with a step is one to read."""
    if any(INamed.providedBy(value) for value in event.data.values()):
        document.setModificationDate()
        document.reindexObject(idxs=["modified"])
