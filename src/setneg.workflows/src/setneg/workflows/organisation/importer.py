"""Bring a declared organisation into the site; safe to repeat.

Nothing is duplicated (codes and functions are keys), nothing is deleted, and the file
leaves alone what it does not say: without ``pemangku`` the holders stay as they are.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from plone import api
from plone.dexterity.utils import createContent
from setneg.workflows import logger
from setneg.workflows.organisation import declaration as files
from setneg.workflows.organisation.cache import bump
from setneg.workflows.organisation.cache import today
from setneg.workflows.organisation.changes import ADD
from setneg.workflows.organisation.changes import Change
from setneg.workflows.organisation.changes import differences
from setneg.workflows.organisation.changes import MOVE
from setneg.workflows.organisation.changes import SORT
from setneg.workflows.organisation.content import IOrganisation
from setneg.workflows.organisation.content import IUnit
from setneg.workflows.organisation.declaration import Declaration
from setneg.workflows.organisation.declaration import DeclaredPost
from setneg.workflows.organisation.declaration import DeclaredUnit
from setneg.workflows.organisation.exporter import read
from setneg.workflows.organisation.exporter import root
from setneg.workflows.organisation.exporter import ROOT_ID
from setneg.workflows.organisation.levels import position_id
from setneg.workflows.organisation.rows import format_holding
from setneg.workflows.organisation.rows import format_name
from typing import Any
from zope.event import notify
from zope.interface import alsoProvides
from zope.lifecycleevent import ObjectModifiedEvent


def load(portal: Any, path: Path | str) -> tuple[Change, ...]:
    """Import a file; what was changed. Raises OrganisationError before any change."""
    return apply(portal, files.load(path))


def plan(portal: Any, declaration: Declaration) -> tuple[Change, ...]:
    """What an import would change, without changing it."""
    yesterday = today() - timedelta(days=1)
    return differences(read(portal), declaration, yesterday)


def apply(portal: Any, declaration: Declaration) -> tuple[Change, ...]:
    """Make the site what the declaration says; what was changed."""
    changes = plan(portal, declaration)
    work = _Work(ensure_root(portal))
    for change in changes:
        work.do(change)
        if change.warning:
            logger.warning("organisasi: %s", change)
    bump(portal)
    return changes


def ensure_root(portal: Any) -> Any:
    """The folder of the units, made at the first import; everybody may see it."""
    folder = root(portal)
    if folder is None:
        folder = createContent("Folder", id=ROOT_ID, title="Organisasi")
        portal._setObject(ROOT_ID, folder)
        folder = portal[ROOT_ID]
        folder.setLayout("bagan-organisasi")
    if not IOrganisation.providedBy(folder):
        alsoProvides(folder, IOrganisation)
        folder.manage_permission("View", ["Anonymous"], acquire=1)
        folder.manage_permission("Access contents information", ["Anonymous"], 1)
        publish(folder)
        folder.reindexObject()
    return folder


def publish(folder: Any) -> None:
    """Publish a folder where the site's workflow for folders knows that step."""
    workflows = api.portal.get_tool("portal_workflow")
    with api.env.adopt_roles(["Manager"]):
        steps = {step["id"] for step in workflows.getTransitionsFor(folder)}
        if "publish" in steps:
            workflows.doActionFor(folder, "publish")


class _Work:
    """Does changes to content; knows every unit by its code."""

    def __init__(self, folder: Any) -> None:
        self.folder = folder
        self.units = {unit.kode: unit for unit in _units(folder)}

    def do(self, change: Change) -> None:
        unit, post = change.unit, change.post
        if post is not None:
            self.post(change.action, change.code, post)
        elif unit is not None and change.action == ADD:
            self.add_unit(change.parent, unit)
        elif unit is not None and change.action == MOVE:
            self.move(change.parent, unit.code)
        elif unit is not None and change.action == SORT:
            self.sort(unit)
        elif unit is not None:
            _set(self.units[unit.code], _unit_values(unit))

    def container(self, parent: str | None) -> Any:
        return self.folder if parent is None else self.units[parent]

    def add_unit(self, parent: str | None, unit: DeclaredUnit) -> None:
        container = self.container(parent)
        self.units[unit.code] = _add(container, "Unit", unit.code, _unit_values(unit))

    def move(self, parent: str | None, code: str) -> None:
        with api.env.adopt_roles(["Manager"]):
            target = self.container(parent)
            self.units[code] = api.content.move(self.units[code], target)
        # whatever lay below has moved along
        self.units = {unit.kode: unit for unit in _units(self.folder)}

    def sort(self, unit: DeclaredUnit) -> None:
        container = self.units[unit.code]
        ids = {_key(child): child.getId() for child in container.objectValues()}
        wanted = [post.function for post in unit.posts]
        wanted += [below.code for below in unit.units]
        ordering = container.getOrdering()
        for place, key in enumerate(key for key in wanted if key in ids):
            ordering.moveObjectToPosition(ids[key], place, suppress_events=True)

    def post(self, action: str, code: str, post: DeclaredPost) -> None:
        container = self.units[code]
        values = _post_values(post)
        if action == ADD:
            _add(container, "Jabatan", post.function, values)
            return
        for child in container.objectValues():
            if not IUnit.providedBy(child) and child.fungsi == post.function:
                _set(child, values)


def assign(portal: Any, held: dict[str, list[str]]) -> tuple[str, ...]:
    """Enter accounts as holders: position id -> userids; the ids that do not exist."""
    posts = {
        position_id(unit.kode, child.fungsi): child
        for unit in _units(root(portal))
        for child in unit.objectValues()
        if not IUnit.providedBy(child)
    }
    for position, userids in held.items():
        post = posts.get(position)
        if post is None:
            continue
        known = {row.userid for row in post.holdings()}
        lines = [userid for userid in userids if userid not in known]
        if lines:
            _set(post, {"pemangku": [*(post.pemangku or ()), *lines]})
    return tuple(position for position in held if position not in posts)


def _units(container: Any) -> Iterator[Any]:
    for unit in container.objectValues():
        if IUnit.providedBy(unit):
            yield unit
            yield from _units(unit)


def _key(child: Any) -> str:
    key: str = child.kode if IUnit.providedBy(child) else child.fungsi
    return key


def _add(container: Any, kind: str, key: str, values: dict[str, Any]) -> Any:
    content = createContent(kind, id=key, **values)
    container._setObject(key, content)
    return container._getOb(key)


def _set(content: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(content, name, value)
    content.reindexObject()
    notify(ObjectModifiedEvent(content))


def _unit_values(unit: DeclaredUnit) -> dict[str, Any]:
    return {
        "kode": unit.code,
        "title": unit.names[-1].name,
        "nama": [format_name(row) for row in unit.names],
        "jenis": unit.kind,
        "eselon": unit.level,
        "alias": list(unit.aliases),
        "sandi": unit.sigla,
        "tugas": list(unit.duties),
        "melayani": list(unit.serves),
    }


def _post_values(post: DeclaredPost) -> dict[str, Any]:
    values: dict[str, Any] = {
        "fungsi": post.function,
        "title": post.title,
        "eselon": post.level,
        "alias": list(post.aliases),
    }
    if post.holdings is not None:
        values["pemangku"] = [format_holding(row) for row in post.holdings]
    return values
