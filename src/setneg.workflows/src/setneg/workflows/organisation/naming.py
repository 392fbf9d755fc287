"""The ids of units and positions come from their keys, never from names that change."""

from setneg.workflows.organisation.content import IJabatan
from setneg.workflows.organisation.content import IUnit
from typing import Any
from zope.component import adapter


@adapter(IUnit)
class UnitName:
    """A unit's id is its code."""

    def __init__(self, context: Any) -> None:
        self.title = context.kode


@adapter(IJabatan)
class JabatanName:
    """A position's id is its function."""

    def __init__(self, context: Any) -> None:
        self.title = context.fungsi
