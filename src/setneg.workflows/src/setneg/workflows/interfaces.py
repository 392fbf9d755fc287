"""What the engine asks of a portal's content: the promises that pass between the rooms.

Nothing here names a ministry or a content type. A portal marks its types with these
interfaces; the engine adapts to them.
"""

from collections.abc import Mapping
from typing import Any
from zope.interface import Attribute
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent


class IOwned(Interface):
    """Content that belongs to an organisational unit.

    Documents, cases, tasks, meetings and submissions are owned. Who is what for such an
    object (its local roles) follows from the unit alone, and from the parties that the
    object itself names.
    """

    unit: str = Attribute("Code of the owning unit, e.g. ``biro-ortala``.")
    parties: Mapping[str, tuple[str, ...]] = Attribute(
        "Roles that the content itself gives: role -> group ids of positions; {} for none."
    )


class IChained(IOwned):
    """Owned content whose chain the engine runs."""

    penandatangan: str | None = Attribute(
        "The chosen signing level, e.g. ``eselon_2``; None: the first that the chain names."
    )
    readers: tuple[str, ...] = Attribute(
        "Group ids of the positions that received it; they have the role Reader."
    )


class INumbered(Interface):
    """Content that a register gives a number."""

    nomor: str | None = Attribute("The number as it is written, None before.")
    nomor_urut: int | None = Attribute("The running number within register and year.")
    tanggal: Any = Attribute("Date of the document: the day it was signed or numbered.")


class ICase(IChained):
    """One run of a published service standard: a folder of what it produces."""

    standar: str = Attribute("UID of the service standard that the case follows.")
    edisi: str = Attribute("Edition of the standard's procedure grid at the start.")
    pilihan: Mapping[str, Any] = Attribute(
        "Answers to the procedure's alternatives: key of the choice -> chosen value."
    )


class IProduct(Interface):
    """Content that came into being as a product of a case's step."""

    kegiatan: str | None = Attribute("UID of the case, None outside a case.")
    produk: str | None = Attribute("Key of the product in the case's procedure grid.")


class IAddressed(Interface):
    """A document whose addressees a portal can name one by one; an adapter."""

    def addressees() -> tuple[str, ...]:  # type: ignore[misc, empty-body]
        """Ids of positions, or words for somebody outside; lists are written out."""


class IStepTaken(IObjectEvent):
    """Somebody took a step on a document; raised once, by ``steps.take``, after it."""

    document: Any = Attribute("The content (the same as ``object``).")
    step: Any = Attribute("The offer that was taken.")
    data: Mapping[str, Any] = Attribute("What was said with it: reason, date, copies.")
    entry: Any = Attribute("The entry that the step left in the document's history.")
