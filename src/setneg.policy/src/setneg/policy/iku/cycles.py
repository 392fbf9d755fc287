"""Rounds of indicators: which are open for whom, what belongs to one, who is late."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from plone import api
from plone.dexterity.utils import createContentInContainer
from setneg.policy import _
from setneg.policy.content.siklus_iku import ISiklusIKU
from setneg.policy.iku import routing
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.stored import by_uid
from typing import Any
from typing import Final
from zope.interface import Invalid
from zope.schema import getFieldsInOrder
from zope.schema import ValidationError


PLACE: Final = "iku"
KIND: Final = "SiklusIKU"
INDICATOR: Final = "IKU"
#: Stages of a round in which units may propose; late ones come while it is discussed.
OPEN: Final = ("pengusulan", "pembahasan")
#: Stages of indicators that no longer count.
REFUSED: Final = "ditolak"
DROPPED: Final = (REFUSED, "batal")
#: Stages from which the head of the unit has agreed.
APPROVED: Final = ("disetujui", "diinventarisasi", "ditetapkan")


class CycleRefused(ValueError):
    """What was asked of a round cannot be done; `reasons` are messages."""

    def __init__(self, *reasons: Any):
        self.reasons = reasons
        super().__init__(*reasons)


class NotCoordinator(CycleRefused):
    """Who asks does not coordinate indicators."""


def require_coordinator(userid: str) -> None:
    """Rounds are opened and led by the Bagian and the head above them; else refused."""
    if not routing.coordinates(userid):
        raise NotCoordinator(
            _(
                "refused_not_coordinator",
                default="Siklus IKU dikelola Bagian Akuntabilitas Kinerja.",
            )
        )


def begin(values: Mapping[str, Any], userid: str) -> Any:
    """A new round in its first stage; NotCoordinator, CycleRefused with the reasons."""
    require_coordinator(userid)
    given = {name: values.get(name) for name, _field in getFieldsInOrder(ISiklusIKU)}
    offices = routing.offices()
    given["penanggung_jawab"] = given["penanggung_jawab"] or next(iter(offices), None)
    for name in ("unit_diminta", "sasaran_strategis"):
        rows = given[name] or []
        given[name] = list(rows) if isinstance(rows, list | tuple) else rows
    _validate(given)
    with api.env.adopt_roles(["Manager"]):
        return createContentInContainer(
            api.portal.get()[PLACE], KIND, checkConstraints=False, **given
        )


def _validate(given: Mapping[str, Any]) -> None:
    reasons = []
    for name, field in getFieldsInOrder(ISiklusIKU):
        try:
            field.bind(api.portal.get()).validate(given[name])
        except ValidationError as error:
            reasons.append(
                _(
                    "siklus_wrong_field",
                    default="“${field}”: ${why}",
                    mapping={"field": field.title, "why": error.doc()},
                )
            )
    if not reasons:
        try:
            ISiklusIKU.validateInvariants(_Given(given))
        except Invalid as error:
            reasons.append(error.args[0])
    if reasons:
        raise CycleRefused(*reasons)


class _Given:
    """Values as attributes, for the invariants of the schema."""

    def __init__(self, values: Mapping[str, Any]):
        self.__dict__.update(values)


def get(uid: str) -> Any | None:
    """The round of a UID, whoever asks; None when there is none."""
    return by_uid(uid, KIND)


def open_for(units: Iterable[str]) -> list[Any]:
    """Rounds that ask one of these units and still take proposals, the latest first."""
    asked = set(units)
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type=KIND,
        review_state=OPEN,
        sort_on="created",
        sort_order="descending",
    )
    found = (brain._unrestrictedGetObject() for brain in brains)
    return [cycle for cycle in found if asked & set(cycle.unit_diminta or ())]


def takes_proposals(cycle: Any) -> bool:
    """Whether units may still propose to a round."""
    stage = stage_of(cycle)
    return stage is not None and stage.id in OPEN


def indicators(cycle: Any) -> list[Any]:
    """All indicators of a round in the order of units and numbers, whoever asks."""
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type=INDICATOR,
        siklus=api.content.get_uuid(cycle),
    )
    order = {code: place for place, code in enumerate(organisation.current().units)}
    found = [brain._unrestrictedGetObject() for brain in brains]
    return sorted(
        found, key=lambda each: (order.get(each.unit, 9999), each.nomor_urut or 0)
    )


def of_uids(uids: Collection[str]) -> Sequence[Any]:
    """Catalog entries of indicators of whatever round, whoever asks; () for none."""
    if not uids:
        return ()
    found: Sequence[Any] = api.portal.get_tool(
        "portal_catalog"
    ).unrestrictedSearchResults(UID=sorted(uids), portal_type=INDICATOR)
    return found


def heard(cycle: Any, besides: Any = None) -> set[str]:
    """Units with an indicator in a round that still counts, as the catalog says.

    besides  an indicator that has just come or moved: what it says itself counts
    """
    own = api.content.get_uuid(besides) if besides is not None else None
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type=INDICATOR, siklus=api.content.get_uuid(cycle)
    )
    units = {
        brain.unit
        for brain in brains
        if own != brain.UID and brain.review_state not in DROPPED
    }
    if besides is not None and standing(besides) not in DROPPED:
        units.add(besides.unit)
    return units


def standing(indicator: Any) -> str:
    """The stage of an indicator; "" before it has one."""
    stage = stage_of(indicator)
    return stage.id if stage is not None else ""


def silent_units(cycle: Any) -> tuple[str, ...]:
    """Units that were asked and have proposed nothing that still counts."""
    spoken = heard(cycle)
    return tuple(unit for unit in cycle.unit_diminta or () if unit not in spoken)


def arrival(cycle: Any, day: date) -> dict[str, Any]:
    """What an indicator that arrives on a day keeps about its punctuality: the last day
    of proposing as it then was, and whether that day was over. A round whose last day is
    moved later or back changes neither."""
    last = getattr(cycle, "batas_usulan", None)
    last = last if isinstance(last, date) else None
    return {
        "batas_saat_masuk": last,
        "terlambat": last is not None and day > last,
    }


def late(kept: bool | None, day: date | None, cycle: Any) -> bool:
    """Whether an indicator came after the last day of proposing, as that day was when it
    came; one that did not keep it is measured by the round as it is.

    kept  what the indicator kept of it when it came; None for nothing
    day   on which it came
    """
    if kept is not None:
        return bool(kept)
    return isinstance(day, date) and bool(arrival(cycle, day)["terlambat"])
