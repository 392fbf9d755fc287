"""A site of today put back to what version 1000 had, and what a site consists of."""

from AccessControl.Permission import getPermissionIdentifier
from pathlib import Path
from plone import api
from plone.base.interfaces.constrains import ISelectableConstrainTypes
from plone.registry.interfaces import IRegistry
from setneg.workflows import chains
from setneg.workflows.chains import replace
import yaml
from zope.component import getUtility


KEPT = Path(__file__).parent / "site_1000"
HAD = yaml.safe_load((KEPT / "names.yaml").read_text(encoding="utf-8"))
PROFILE = "setneg.policy:default"
#: Tickets were made by hand then.
BY_HAND = {
    "usulan": "setneg.policy: Add Usulan",
    "pengaduan": "setneg.policy: Add Pengaduan",
}


def put_back(portal):
    """Take away what came after version 1000, and let the old texts run again."""
    _chains()
    _content(portal)
    _types()
    _catalog()
    _settings(portal)
    api.portal.get_tool("portal_setup").setLastVersionForProfile(PROFILE, "1000")


def present(portal):
    """What a site consists of beyond its content, by kind and name."""
    tool = api.portal.get_tool
    records = getUtility(IRegistry).records
    return {
        "actions": {each.getId(): str(each.title) for each in _tabs().objectValues()},
        "configlets": _named(each.getId() for each in _panel().listActions()),
        "indexes": _named(tool("portal_catalog").indexes()),
        "columns": _named(tool("portal_catalog").schema()),
        "types": {
            f"{fti.getId()}.{name}": _sorted(value)
            for fti in tool("portal_types").objectValues()
            for name, value in fti.propertyItems()
        },
        "records": {name: records[name].value for name in records if _own(name)},
        "fields": {"offered": _sorted(records["easyform.allowedFields"].value)},
        "permissions": {
            name: tuple(value)
            for name, value in vars(portal.aq_base).items()
            if name.startswith("_setneg")
        },
        "properties": dict(tool("portal_memberdata").propertyItems()),
        "chains": {w.getId(): w.declaration for w in _running()},
        "bound": dict(tool("portal_workflow").listChainOverrides()),
        "places": {f.getId(): _place(f) for f in _folders(portal)},
        "forms": {
            each.getId(): (each.fields_model, each.actions_model, _state(each))
            for each in portal["formulir"].objectValues()
        },
    }


def differences(one, other):
    """Path of every difference between two answers of `present`."""
    return [
        f"{kind}/{name}"
        for kind in one
        for name in sorted({*one[kind], *other[kind]})
        if one[kind].get(name, "–") != other[kind].get(name, "–")
    ]


def _place(folder):
    constraint = ISelectableConstrainTypes(folder)
    permissions = {
        name: tuple(value)
        for name, value in vars(folder.aq_base).items()
        if name.endswith("_Permission") and "Add_" in name
    }
    return (
        folder.Title(),
        folder.Description(),
        folder.getLayout(),
        _state(folder),
        _sorted(constraint.getLocallyAllowedTypes()),
        permissions,
    )


def _chains():
    for definition in _running():
        if definition.getId() not in HAD["chains"]:
            replace.remove(definition.getId())
    for name in ("usulan", "pengaduan"):
        text = (KEPT / f"{name}.yaml").read_text(encoding="utf-8")
        chains.install(chains.loads(text, name))


def _content(portal):
    for folder in _folders(portal):
        if folder.getId() not in HAD["places"]:
            portal._delObject(folder.getId())
    forms = portal["formulir"]
    for name in set(forms.objectIds()) - set(HAD["forms"]):
        forms._delObject(name)
    form = forms["usulan-kegiatan"]
    form.fields_model = (KEPT / "isian.xml").read_text(encoding="utf-8")
    form.actions_model = (KEPT / "tindakan.xml").read_text(encoding="utf-8")
    forms.setLayout("listing_view")
    forms.description = "Formulir pelayanan untuk pegawai."
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(forms, to_state="private")
    for name, permission in BY_HAND.items():
        for each in (permission, "Add portal content"):
            roles = ["Manager", "Site Administrator", "Member"]
            portal[name].manage_permission(each, roles, acquire=False)


def _types():
    types = api.portal.get_tool("portal_types")
    for fti in types.objectValues():
        name = fti.getId()
        if str(getattr(fti, "klass", "")).startswith("setneg.policy"):
            if name not in HAD["types"]:
                types._delObject(name)
            elif "pengajuan" in vars(fti.aq_base):
                del fti.pengajuan
                fti.add_permission = "cmf.AddPortalContent"
    form, folder = types["EasyForm"], types["Folder"]
    form.behaviors = tuple(b for b in form.behaviors if not b.startswith("setneg."))
    folder.view_methods = tuple(
        each for each in folder.view_methods if each != "daftar-formulir"
    )


def _catalog():
    catalog = api.portal.get_tool("portal_catalog")
    own = _declared("catalog.xml")
    for name in own & set(catalog.indexes()) - set(HAD["indexes"]):
        catalog.delIndex(name)
    for name in own & set(catalog.schema()) - set(HAD["columns"]):
        catalog.delColumn(name)


def _settings(portal):
    tabs, panel, registry = _tabs(), _panel(), getUtility(IRegistry)
    tabs.manage_delObjects([n for n in tabs.objectIds() if n not in HAD["actions"]])
    for name in _declared("controlpanel.xml") - set(HAD["configlets"]):
        panel.unregisterConfiglet(name)
    for name in [name for name in registry.records if _own(name) and not _had(name)]:
        del registry.records[name]
    fields = registry["easyform.allowedFields"]
    registry["easyform.allowedFields"] = [f for f in fields if "setneg" not in f]
    for name in [n for n in vars(portal.aq_base) if n.startswith("_setneg_policy")]:
        if name not in HAD["permissions"]:
            delattr(portal, name)
    member = api.portal.get_tool("portal_memberdata")
    member.manage_delProperties(["pemberitahuan_pengajuan", "pengingat_tenggat"])


def _own(record):
    return record.startswith(("setneg.", "plone.bundles/setneg"))


def _had(record):
    bundle = record.partition("/")[2].partition(".")[0]
    return record in HAD["records"] or bundle in HAD["bundles"]


def _declared(file):
    text = (Path(__file__).parents[3] / "profiles/policy/default" / file).read_text()
    return {part.partition('"')[0] for part in text.split('="')}


def _named(names):
    return dict.fromkeys(names, True)


def _sorted(value):
    return sorted(value) if isinstance(value, list | tuple) else value


def _state(content):
    return api.content.get_state(content, "")


def _folders(portal):
    return [each for each in portal.objectValues() if each.portal_type == "Folder"]


def _tabs():
    return api.portal.get_tool("portal_actions")["portal_tabs"]


def _panel():
    return api.portal.get_tool("portal_controlpanel")


def _running():
    workflows = api.portal.get_tool("portal_workflow").objectValues()
    return [each for each in workflows if getattr(each, "declaration", "")]


def holds(content, permission):
    """Roles that were given a permission in this very place."""
    return vars(content.aq_base).get(getPermissionIdentifier(permission))
