"""How many documents each choice of a filter would show: one question, many numbers.

The catalog is asked once, with the rights of the reader; the numbers are what the
result has in common with the entries of an index. No document and no line is woken.
"""

from BTrees.IIBTree import IITreeSet
from BTrees.IIBTree import intersection
from collections.abc import Mapping
from plone import api
from Products.ZCatalog.query import IndexQuery
from typing import Any


SCORED = "SearchableText"


class Counts:
    """The documents that a question finds, to be counted by the values of an index."""

    def __init__(self, query: Mapping[str, Any]) -> None:
        self.catalog = api.portal.get_tool("portal_catalog")
        self.found = self._records(query)

    def of(self, index: str, value: str, **narrower: str) -> int:
        """How many have that value; also those given for other indexes, when not ""."""
        found = intersection(self.found, self._having(index, value))
        for name, other in narrower.items():
            if other:
                found = intersection(found, self._having(name, other))
        return len(found)

    def _records(self, query: Mapping[str, Any]) -> IITreeSet:
        lines = self.catalog.searchResults(**query)
        if SCORED in query:  # found by words: few, and ordered by how well they fit
            return IITreeSet(line.getRID() for line in lines)
        return IITreeSet(getattr(lines, "_seq", ()))

    def _having(self, index: str, value: str) -> Any:
        known = self.catalog.Indexes[index]
        asked = IndexQuery({index: value}, index, known.query_options, known.operators)
        return IITreeSet(known.query_index(asked) or ())
