"""What the engine's profile sets up for the organisation, and takes away again."""

from plone import api
from Products.PlonePAS.interfaces.group import IGroupIntrospection
from Products.PluggableAuthService.interfaces.plugins import IGroupEnumerationPlugin
from Products.PluggableAuthService.interfaces.plugins import IGroupsPlugin
from setneg.workflows.organisation.cache import MARK
from setneg.workflows.organisation.cache import Mark
from setneg.workflows.organisation.groups import OrganogramGroups
from setneg.workflows.organisation.groups import PLUGIN_ID
from setneg.workflows.organisation.levels import PARTY_ROLES
from setneg.workflows.organisation.levels import ROLE_OF_LEVEL
from typing import Any


PLUGIN_TYPES = (IGroupsPlugin, IGroupEnumerationPlugin, IGroupIntrospection)


def install() -> None:
    """Give the site its mark and its user folder the plugin; repeatable."""
    portal = api.portal.get()
    if getattr(portal.aq_base, MARK, None) is None:
        setattr(portal, MARK, Mark())
    users = portal.acl_users
    if PLUGIN_ID not in users:
        users._setObject(PLUGIN_ID, OrganogramGroups(PLUGIN_ID, "Jabatan"))
    for plugin_type in PLUGIN_TYPES:
        if PLUGIN_ID not in users.plugins.listPluginIds(plugin_type):
            users.plugins.activatePlugin(plugin_type, PLUGIN_ID)


def uninstall() -> None:
    """Take the plugin, the mark and the roles away; units stay as content."""
    portal = api.portal.get()
    users = portal.acl_users
    if PLUGIN_ID in users:
        _deactivate(users)
        users._delObject(PLUGIN_ID)
    if getattr(portal.aq_base, MARK, None) is not None:
        delattr(portal, MARK)
    ours = {*ROLE_OF_LEVEL.values(), *PARTY_ROLES}
    portal._delRoles([role for role in portal.userdefined_roles() if role in ours])


def _deactivate(users: Any) -> None:
    for plugin_type in PLUGIN_TYPES:
        if PLUGIN_ID in users.plugins.listPluginIds(plugin_type):
            users.plugins.deactivatePlugin(plugin_type, PLUGIN_ID)
