"""Within a year no two rounds bear one name, also when two are begun at one moment.

Somebody who chooses a round in a list, a letter or an annex must know which one is meant.
A round that was cancelled keeps its name from nobody.
"""

from BTrees.OOBTree import OOBTree
from plone import api
from setneg.policy import _
from typing import Any
from typing import Final
from z3c.form.interfaces import NO_VALUE
from zope.annotation.interfaces import IAnnotations
from zope.interface import Interface
from zope.interface import Invalid


KIND: Final = "SiklusIKU"
CANCELLED: Final = "batal"
#: Year and name -> UID of the round that took it last. Two who take one name at the same
#: moment write the same place, so that one of them is repeated and finds the other's.
KEY: Final = "setneg.policy.iku.nama_siklus"


def same(title: str) -> str:
    """A name as it is compared: capitals and spaces make no other one."""
    return " ".join(str(title or "").split()).casefold()


def taken(title: str, year: int, besides: str = "") -> bool:
    """Whether another round of that year bears the name.

    besides  UID of the round that asks for itself
    """
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        portal_type=KIND
    )
    alike = (
        brain._unrestrictedGetObject()
        for brain in brains
        if same(brain.Title) == same(title)
        and besides != brain.UID
        and brain.review_state != CANCELLED
    )
    return any(each.tahun == year for each in alike)


def check(data: Any, schema: type[Interface]) -> None:
    """Invalid when what is being said gives a round the name of another one of its year.

    data  what was said, with the round itself as `__context__` where there is one: of a
          round only what changes is said
    """
    context = getattr(data, "__context__", None)
    of_itself = context if schema.providedBy(context) else None
    title, year = (_said(data, name, of_itself) for name in ("title", "tahun"))
    besides = (api.content.get_uuid(of_itself) or "") if of_itself is not None else ""
    if title and year and taken(title, year, besides):
        raise Invalid(
            _(
                "siklus_name_taken",
                default="Sudah ada siklus bernama “${title}” untuk tahun ${year}. Beri "
                "nama lain, misalnya dengan menyebut putarannya.",
                mapping={"title": " ".join(title.split()), "year": str(year)},
            )
        )


def _said(data: Any, name: str, of_itself: Any) -> Any:
    try:
        found = getattr(data, name, None)
    except Invalid:  # not said at all: as it stands
        found = NO_VALUE
    return getattr(of_itself, name, None) if found is NO_VALUE else found


def take(cycle: Any, event: Any) -> None:
    """A round is made or changed: the name is its own from now on."""
    notes = IAnnotations(api.portal.get())
    names = notes.get(KEY)
    if names is None:
        names = notes[KEY] = OOBTree()
    name, uid = f"{cycle.tahun}|{same(cycle.title)}", api.content.get_uuid(cycle)
    if names.get(name) != uid:
        names[name] = uid
