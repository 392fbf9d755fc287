"""Which indicator is meant by a parent's code or words; asked once for many lines."""

from collections.abc import Mapping
from functools import cached_property
from plone import api
from setneg.policy.iku import cycles
from setneg.policy.iku import doubles
from typing import Any


class Parents:
    """The indicators of a year that the reader sees: by UID, by their words, by code."""

    def __init__(self, year: int | None) -> None:
        self.year = year

    @cached_property
    def brains(self) -> list[Any]:
        query: dict[str, Any] = {"portal_type": cycles.INDICATOR}
        if self.year is not None:
            query["tahun"] = self.year
        found = api.portal.get_tool("portal_catalog").searchResults(**query)
        return [each for each in found if each.review_state not in cycles.DROPPED]

    @cached_property
    def _named(self) -> Mapping[tuple[str, ...], str]:
        return {doubles.tokens(each.Title): each.UID for each in self.brains}

    @cached_property
    def _coded(self) -> Mapping[str, str]:
        """Codes stand with the objects: these are read only when a code is meant."""
        found = ((each.getObject(), each.UID) for each in self.brains)
        return {item.kode: uid for item, uid in found if getattr(item, "kode", None)}

    def meant(self, typed: str) -> str:
        """UID of what was typed; what was typed when it is none."""
        known = {each.UID for each in self.brains}
        if typed in known:
            return typed
        return self._named.get(doubles.tokens(typed)) or self._coded.get(typed, typed)
