"""One indexing pass: what several indexes of a document ask is computed once.

Eight indexes and columns ask for whom a document waits. The memory lives with the
catalog's wrapper of the document, from the first index to the last; nothing is written
to the document in between, so that it is never older than the document.
"""

from Acquisition import aq_base
from collections.abc import Callable
from contextvars import ContextVar
from plone.indexer.wrapper import IndexableObjectWrapper
from Products.ZCatalog.interfaces import IZCatalog
from setneg.workflows.interfaces import IChained
from typing import Any
from typing import Final
from zope.component import adapter


#: (name of the question, id of the object) -> the object, which keeps its id, and the answer.
Memory = dict[tuple[str, int], tuple[Any, tuple[Any, ...]]]

_memory: Final[ContextVar[Memory | None]] = ContextVar("indexing_pass", default=None)


@adapter(IChained, IZCatalog)
class IndexedDocument(IndexableObjectWrapper):
    """A document before the catalog, for one pass."""

    def __init__(self, document: Any, catalog: Any) -> None:
        super().__init__(document, catalog)
        self._v_memory: Memory = {}

    def __getattr__(self, name: str) -> Any:
        memory = self.__dict__.get("_v_memory")
        token = _memory.set(memory)
        try:
            return super().__getattr__(name)
        finally:
            _memory.reset(token)


def once(question: str, document: Any, answer: Callable[[Any], list[Any]]) -> list[Any]:
    """The answer for a document; outside a pass it is computed each time."""
    memory = _memory.get()
    if memory is None:
        return answer(document)
    own = aq_base(document)
    key = (question, id(own))
    if key not in memory:
        memory[key] = (own, tuple(answer(document)))
    return list(memory[key][1])
