"""Positions as groups: a plugin of the user folder that computes and stores nothing."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from collections.abc import Iterator
from Products.PlonePAS.interfaces.group import IGroupIntrospection
from Products.PlonePAS.plugins.group import PloneGroup
from Products.PluggableAuthService.interfaces.plugins import IGroupEnumerationPlugin
from Products.PluggableAuthService.interfaces.plugins import IGroupsPlugin
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from Products.PluggableAuthService.UserPropertySheet import UserPropertySheet
from setneg.workflows.organisation.cache import current
from setneg.workflows.organisation.cache import today
from setneg.workflows.organisation.organogram import Organogram
from setneg.workflows.organisation.organogram import Position
from typing import Any
from zope.interface import implementer


PLUGIN_ID = "organogram"


def title_of(organogram: Organogram, post: Position) -> str:
    """A position's title; with the name of its unit when the title does not say it."""
    unit = organogram.units.get(post.unit)
    if unit is None:
        return post.title
    if organogram.resolve(post.title) is not None:
        return post.title
    above = organogram.units.get(unit.parent or "")
    name = unit.name()
    if name not in post.title:
        return f"{post.title}, {name}"
    return post.title if above is None else f"{post.title}, {above.name()}"


@implementer(IGroupsPlugin, IGroupEnumerationPlugin, IGroupIntrospection)
class OrganogramGroups(BasePlugin):
    """Groups are positions, members are those who hold them today."""

    meta_type = "Organogram Groups"
    security = ClassSecurityInfo()

    def __init__(self, id: str, title: str = "") -> None:
        self._setId(id)
        self.title = title

    @security.private
    def getGroupsForPrincipal(
        self, principal: Any, request: Any = None
    ) -> tuple[str, ...]:
        userid = principal.getId()
        return current(self).groups_of(userid, today()) if userid else ()

    @security.private
    def enumerateGroups(
        self,
        id: str | tuple[str, ...] | None = None,
        exact_match: bool = False,
        sort_by: str | None = None,
        max_results: int | None = None,
        **kw: Any,
    ) -> list[dict[str, str]]:
        organogram = current(self)
        ids = (id,) if isinstance(id, str) else tuple(id or ())
        text = str(kw.pop("title", None) or kw.pop("name", None) or "").casefold()
        kw.pop("name", None)
        if any(kw.values()):
            return []
        found = [
            {
                "id": post.id,
                "groupid": post.id,
                "title": title_of(organogram, post),
                "pluginid": self.getId(),
            }
            for post in self._posts(organogram, ids, exact_match)
        ]
        if text:
            found = [row for row in found if text in row["title"].casefold()]
        if sort_by:
            found.sort(key=lambda row: row.get(sort_by, ""))
        return found[:max_results] if max_results else found

    def _posts(
        self, organogram: Organogram, ids: tuple[str, ...], exact: bool
    ) -> Iterator[Position]:
        if exact:
            for key in ids:
                if (post := organogram.positions.get(key)) is not None:
                    yield post
            return
        parts = [part.casefold() for part in ids]
        for post in organogram.positions.values():
            if not parts or any(part in post.id for part in parts):
                yield post

    @security.private
    def getGroupById(self, group_id: str, default: Any = None) -> Any:
        organogram = current(self)
        post = organogram.positions.get(group_id)
        if post is None:
            return default
        group = PloneGroup(group_id, title_of(organogram, post))
        group.addPropertysheet(
            PLUGIN_ID,
            UserPropertySheet(
                PLUGIN_ID,
                title=title_of(organogram, post),
                description="",
                email="",
            ),
        )
        group._addRoles(["Authenticated"])
        return group.__of__(self)

    @security.private
    def getGroups(self) -> list[Any]:
        return [self.getGroupById(group_id) for group_id in self.getGroupIds()]

    @security.private
    def getGroupIds(self) -> tuple[str, ...]:
        return tuple(current(self).positions)

    @security.private
    def getGroupMembers(self, group_id: str) -> tuple[str, ...]:
        holders = current(self).holders(group_id, today())
        return tuple(dict.fromkeys(holding.userid for holding in holders))


InitializeClass(OrganogramGroups)
