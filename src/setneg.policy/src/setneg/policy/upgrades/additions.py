"""What a profile adds to a site that stands already; what is there stays as it is.

A profile that is simply applied again takes back what a site manager has changed: hidden
links appear, settings fall back, indexes are emptied. Here its files are read without
everything that the site had before.
"""

from AccessControl.Permission import getPermissionIdentifier
from Acquisition import aq_base
from collections.abc import Callable
from dataclasses import dataclass
from lxml import etree
from plone import api
from plone.registry.interfaces import IRegistry
from Products.GenericSetup.interfaces import IImportContext
from setneg.workflows.stored import stored
from typing import Any
from typing import Final
from zope.component import getUtility
from zope.interface import implementer


#: Import steps that are followed, in their order.
STEPS: Final = (
    "rolemap",
    "typeinfo",
    "plone.app.registry",
    "memberdata-properties",
    "catalog",
    "actions",
    "controlpanel",
)


@dataclass(frozen=True)
class Standing:
    """The names of what a site has before it is upgraded.

    actions  (category, id) of every link
    """

    records: frozenset[str]
    permissions: frozenset[str]
    types: frozenset[str]
    properties: frozenset[str]
    indexes: frozenset[str]
    columns: frozenset[str]
    actions: frozenset[tuple[str, str]]
    configlets: frozenset[str]


def standing(portal: Any) -> Standing:
    """What this site has now."""
    catalog = api.portal.get_tool("portal_catalog")
    tabs = api.portal.get_tool("portal_actions")
    panel = api.portal.get_tool("portal_controlpanel")
    settled = stored(portal)
    return Standing(
        records=frozenset(getUtility(IRegistry).records),
        permissions=frozenset(
            name
            for name in portal.possible_permissions()
            if getPermissionIdentifier(name) in settled
        ),
        types=frozenset(api.portal.get_tool("portal_types").objectIds()),
        properties=frozenset(api.portal.get_tool("portal_memberdata").propertyIds()),
        indexes=frozenset(catalog.indexes()),
        columns=frozenset(catalog.schema()),
        actions=frozenset(
            (category.getId(), link)
            for category in tabs.objectValues()
            if hasattr(aq_base(category), "objectIds")
            for link in category.objectIds()
        ),
        configlets=frozenset(each.getId() for each in panel.listActions()),
    )


def bring(
    setup: Any, profile: str, had: Standing, steps: tuple[str, ...] = STEPS
) -> None:
    """Add to the site what a profile has beyond it.

    profile  id such as `setneg.policy:default`
    had      what the site had before the first of several profiles was brought
    """
    context = Additions(setup._getImportContext(f"profile-{profile}", False), had)
    for step in steps:
        setup.getImportStep(step)(context)


@implementer(IImportContext)
class Additions:
    """A profile as import steps read it, without what the site had."""

    def __init__(self, context: Any, had: Standing) -> None:
        self._context = context
        self._had = had

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)

    def readDataFile(self, filename: str, subdir: str | None = None) -> bytes | None:
        data = self._context.readDataFile(filename, subdir)
        strike = _STRIKERS.get(filename) or _STRIKERS.get(filename.partition("/")[0])
        if data is None or strike is None:
            return None
        root = etree.fromstring(data)
        strike(root, self._had)
        return etree.tostring(root)


def _strike(root: Any, tag: str, known: Callable[[Any], bool]) -> None:
    for element in list(root.iter(tag)):
        if element is not root and known(element):
            element.getparent().remove(element)


def _permissions(root: Any, had: Standing) -> None:
    _strike(root, "permission", lambda each: each.get("name") in had.permissions)


def _types(root: Any, had: Standing) -> None:
    _strike(root, "object", lambda each: each.get("name") in had.types)


def _type(root: Any, had: Standing) -> None:
    """Of a type that was there only what is added to its lists."""
    if root.get("name") in had.types:
        for element in list(root):
            if element.get("purge", "").lower() != "false":
                root.remove(element)


def _properties(root: Any, had: Standing) -> None:
    _strike(root, "property", lambda each: each.get("name") in had.properties)


def _catalog(root: Any, had: Standing) -> None:
    _strike(root, "index", lambda each: each.get("name") in had.indexes)
    _strike(root, "column", lambda each: each.get("value") in had.columns)


def _actions(root: Any, had: Standing) -> None:
    def known(element: Any) -> bool:
        category = element.getparent().get("name", "")
        return (category, element.get("name")) in had.actions

    _strike(root, "object", known)


def _configlets(root: Any, had: Standing) -> None:
    _strike(root, "configlet", lambda each: each.get("action_id") in had.configlets)


def _records(root: Any, had: Standing) -> None:
    """Of a setting that was there only what is added to its list or table; of a group
    of settings the values that are new."""
    for element in list(root):
        if element.tag == "record" and element.get("name") in had.records:
            if not _adds(element):
                root.remove(element)
        elif element.tag == "records":
            prefix = element.get("prefix") or element.get("interface")
            _strike(
                element,
                "value",
                lambda each, start=prefix: f"{start}.{each.get('key')}" in had.records,
            )


def _adds(record: Any) -> bool:
    """Whether something is left that a setting which was there does not have."""
    value = record.find("value")
    if value is None or value.get("purge", "").lower() != "false":
        return False
    now = api.portal.get_registry_record(record.get("name")) or ()
    _strike(value, "element", lambda each: (each.get("key") or each.text) in now)
    return len(value) > 0


_STRIKERS: Final[dict[str, Callable[[Any, Standing], None]]] = {
    "rolemap.xml": _permissions,
    "types.xml": _types,
    "types": _type,
    "registry": _records,
    "memberdata_properties.xml": _properties,
    "catalog.xml": _catalog,
    "actions.xml": _actions,
    "controlpanel.xml": _configlets,
}
