"""Make the content type of a declared kind, and let it into the places of the site.

What the declaration says wins over what was changed in the control panel of types;
actions, pages and allowed contents are set at birth and then left to site managers.
"""

from Acquisition import aq_base
from dataclasses import asdict
from plone import api
from plone.base.interfaces.constrains import ISelectableConstrainTypes
from plone.dexterity.fti import DexterityFTI
from plone.dexterity.utils import resolveDottedName
from setneg.policy.content import kinds
from setneg.policy.content.kind_reader import Kind
from setneg.policy.content.kind_reader import read
from typing import Any


DOMAIN = "setneg.policy"
UNLOCKED = "not:object/@@plone_lock_info/is_locked_for_current_user|python:True"
ACTIONS = (
    ("view", "Lihat", "string:${object_url}", "", "View"),
    ("edit", "Ubah", "string:${object_url}/edit", UNLOCKED, "Modify portal content"),
)
AT_BIRTH: dict[str, Any] = {
    "i18n_domain": DOMAIN,
    "global_allow": True,
    "filter_content_types": True,
    "allowed_content_types": (),
    "allow_discussion": False,
    "default_view": "view",
    "default_view_fallback": False,
    "immediate_view": "view",
    "view_methods": ("view",),
}


def declared(event: Any) -> None:
    """A profile declares a chain: its kind of document exists from now on."""
    kind = read(event.chain, event.read)
    if kind is not None:
        install(kind)


def install(kind: Kind) -> bool:
    """Make or update the type of a kind; False when it was so already."""
    changed = bring(kind.id, _declared_values(kind), "naskah", asdict(kind.facts))
    _admit(kind)
    return changed


def bring(name: str, values: dict[str, Any], mark: str, facts: dict[str, Any]) -> bool:
    """Make or update a content type; False when it was so already.

    values  its properties, as the declaration has them
    mark    attribute of the type under which the site keeps what else it knows of it
    facts   what that is
    """
    types = api.portal.get_tool("portal_types")
    if name not in types:
        _make(types, name, values, mark, facts)
        return True
    return _update(types[name], values, mark, facts)


def remove(name: str) -> None:
    """Take a kind out of the site; its documents keep what they hold."""
    types = api.portal.get_tool("portal_types")
    case = types.get(kinds.CASE)
    if case is not None:
        left = [each for each in case.allowed_content_types if each != name]
        case.manage_changeProperties(allowed_content_types=left)
    types._delObject(name)


def uninstall() -> None:
    """Take out every kind."""
    for name in kinds.names():
        remove(name)


def _declared_values(kind: Kind) -> dict[str, Any]:
    return {
        "title": kind.facts.name,
        "description": kind.description,
        "icon_expr": kind.icon,
        "factory": kind.id,
        "add_view_expr": f"string:${{folder_url}}/++add++{kind.id}",
        "klass": kind.klass,
        "schema": kind.schema,
        "model_source": kind.model,
        "model_file": "",
        "add_permission": kind.add_permission,
        "behaviors": kind.behaviors,
    }


def _make(
    types: Any, name: str, values: dict[str, Any], mark: str, facts: dict[str, Any]
) -> None:
    fti = DexterityFTI(name, actions=(), klass=values["klass"])
    for key, value in {**AT_BIRTH, **values}.items():
        fti._setPropValue(key, value)
    for action, title, url, condition, permission in ACTIONS:
        fti.addAction(action, title, url, condition, permission, "object", visible=True)
    setattr(fti, mark, facts)
    types._setObject(name, fti)


def _update(fti: Any, values: dict[str, Any], mark: str, facts: dict[str, Any]) -> bool:
    changed = False
    for name, value in values.items():
        now = getattr(aq_base(fti), name, None)
        if (tuple(now) if isinstance(now, list) else now) != value:
            fti._updateProperty(name, value)
            changed = True
    if getattr(aq_base(fti), mark, None) != facts:
        setattr(fti, mark, facts)
        fti.content_meta_type = resolveDottedName(values["klass"]).meta_type
        changed = True
    return changed


def _admit(kind: Kind) -> None:
    """Let the kind be drafted in its places, as far as they exist already."""
    portal = api.portal.get()
    case = portal.portal_types.get(kinds.CASE)
    if case is not None:
        within = [name for name in case.allowed_content_types if name != kind.id]
        if "kegiatan" in kind.facts.places:
            within.append(kind.id)
        if set(within) != set(case.allowed_content_types):
            case.manage_changeProperties(allowed_content_types=within)
    for place in kind.facts.places:
        folder = portal.get(place)
        if folder is not None and place != "kegiatan":
            allow(folder, kind.id)


def allow(folder: Any, name: str) -> None:
    """Add a kind to what may lie in a place; what a site manager arranged stays."""
    constraint = ISelectableConstrainTypes(folder)
    if constraint.getConstrainTypesMode() != 1:
        return
    # Plone counts only types that whoever runs the profile may add himself.
    with api.env.adopt_roles(["Manager"]):
        allowed = list(constraint.getLocallyAllowedTypes())
        if name in allowed:
            return
        constraint.setLocallyAllowedTypes([*allowed, name])
        immediately = constraint.getImmediatelyAddableTypes()
        constraint.setImmediatelyAddableTypes([*immediately, name])
