"""The queue of editing: fifteen drafts a working day. Source: R-SPS-07 (SPS-5.b.1)."""

from math import ceil
from plone import api
from typing import Any


KIND = "DrafStandar"
STAGE = "redaksi"
RATE = "setneg.policy.draf_standar_per_hari"
USUAL = 15


def rate() -> int:
    """How many drafts are edited a working day."""
    kept = api.portal.get_registry_record(RATE, default=None)
    return kept if isinstance(kept, int) and kept > 0 else USUAL


def days(place: int, each_day: int = USUAL) -> int:
    """Working days until the draft at a place of the queue (from 1) is edited."""
    return ceil(max(place, 1) / each_day)


def place(draft: Any) -> int:
    """The place that a draft takes when it joins the queue now."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type=KIND, stage=STAGE)
    return sum(draft.UID() != brain.UID for brain in brains) + 1
