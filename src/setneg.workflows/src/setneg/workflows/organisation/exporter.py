"""The organisation of the site as a declaration and as a file.

What is written here can be read back by the importer without any change to the site.
"""

from collections.abc import Iterator
from plone import api
from setneg.workflows.organisation.content import IJabatan
from setneg.workflows.organisation.content import IUnit
from setneg.workflows.organisation.declaration import Declaration
from setneg.workflows.organisation.declaration import DeclaredPost
from setneg.workflows.organisation.declaration import DeclaredUnit
from setneg.workflows.organisation.levels import CAPACITIES
from setneg.workflows.organisation.organogram import Holding
from setneg.workflows.organisation.organogram import Name
from typing import Any
import yaml


ROOT_ID = "organisasi"


def root(portal: Any = None) -> Any | None:
    """The folder that holds the site's units, None before the first import."""
    portal = api.portal.get() if portal is None else portal
    return portal._getOb(ROOT_ID, None)


def read(portal: Any = None) -> Declaration:
    """The organisation that stands in the site."""
    folder = root(portal)
    return () if folder is None else tuple(_units(folder))


def dump(portal: Any = None) -> str:
    """The organisation of the site as YAML text."""
    tree = {"unit": [_unit_entry(unit) for unit in read(portal)]}
    text: str = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=100)
    return text


def _units(folder: Any) -> Iterator[DeclaredUnit]:
    for unit in folder.objectValues():
        if IUnit.providedBy(unit):
            yield DeclaredUnit(
                code=str(unit.kode),
                kind=unit.jenis or "",
                level=unit.eselon,
                names=unit.names(),
                aliases=tuple(unit.alias or ()),
                sigla=unit.sandi or "",
                duties=tuple(unit.tugas or ()),
                serves=tuple(unit.melayani or ()),
                posts=tuple(_posts(unit)),
                units=tuple(_units(unit)),
            )


def _posts(unit: Any) -> Iterator[DeclaredPost]:
    for post in unit.objectValues():
        if IJabatan.providedBy(post):
            yield DeclaredPost(
                function=str(post.fungsi),
                title=post.title,
                level=post.eselon,
                aliases=tuple(post.alias or ()),
                holdings=post.holdings(),
            )


def _unit_entry(unit: DeclaredUnit) -> dict[str, Any]:
    return _filled(
        {
            "kode": unit.code,
            "jenis": unit.kind,
            "eselon": unit.level,
            "nama": [_name_entry(row) for row in unit.names],
            "alias": list(unit.aliases),
            "sandi": unit.sigla,
            "tugas": list(unit.duties),
            "melayani": list(unit.serves),
            "jabatan": [_post_entry(post) for post in unit.posts],
            "unit": [_unit_entry(below) for below in unit.units],
        }
    )


def _post_entry(post: DeclaredPost) -> dict[str, Any]:
    return _filled(
        {
            "fungsi": post.function,
            "nama": post.title,
            "eselon": post.level,
            "alias": list(post.aliases),
            "pemangku": [_holding_entry(row) for row in post.holdings or ()],
        }
    )


def _name_entry(row: Name) -> dict[str, Any]:
    return _filled({"nama": row.name, "mulai": row.start, "sampai": row.end})


def _holding_entry(row: Holding) -> dict[str, Any]:
    capacity = "" if row.capacity == CAPACITIES[0] else row.capacity
    entry = _filled(
        {
            "akun": row.userid,
            "mulai": row.start,
            "sampai": row.end,
            "kapasitas": capacity,
            "dasar": row.basis,
            "alasan": row.reason,
        }
    )
    if row.refused is not None:
        entry["tidak_berwenang"] = list(row.refused)
    return entry


def _filled(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry without what is empty."""
    return {key: value for key, value in entry.items() if value not in (None, "", [])}
