"""When the tree changes, the catalog follows at the end of the transaction."""

from plone import api
from plone.dexterity.utils import createContent
from setneg.workflows.interfaces import IOwned
from setneg.workflows.organisation import declaration
from setneg.workflows.organisation import exporter
from setneg.workflows.organisation import importer
import transaction
from zope.interface import alsoProvides


def put(portal, name, unit):
    """A folder of a unit that only its Eselon III may see."""
    thing = createContent("Folder", id=name, title=name)
    alsoProvides(thing, IOwned)
    thing.unit = unit
    portal._setObject(name, thing)
    for permission in ("View", "Access contents information"):
        portal[name].manage_permission(permission, ["Eselon III"], acquire=0)
    portal[name].reindexObject()


def seen_by(portal, userid):
    with api.env.adopt_user(userid):
        return {brain.getId for brain in api.content.find(portal_type="Folder")}


def test_a_moved_unit_brings_its_documents_to_its_new_superiors(functional):
    # Subbagian Sisdur moves from Bagian Tata Laksana to Bagian AK I
    portal = functional["portal"]
    put(portal, "pindah", "subbag-sisdur")
    put(portal, "tetap", "subbag-standardisasi")
    transaction.commit()
    assert {"pindah", "tetap"} <= seen_by(portal, "kabag.tatalaksana")
    assert "pindah" not in seen_by(portal, "kabag.ak1")

    text = exporter.dump(portal)
    tree = declaration.loads(text)
    moved = importer.apply(portal, _moved(tree, "subbag-sisdur", "bagian-ak1"))
    assert [change.action for change in moved] == ["pindah"]
    transaction.commit()

    assert "pindah" not in seen_by(portal, "kabag.tatalaksana")
    assert "tetap" in seen_by(portal, "kabag.tatalaksana")
    assert "pindah" in seen_by(portal, "kabag.ak1")
    assert "tetap" not in seen_by(portal, "kabag.ak1")


def _moved(tree, code, target):
    """The declaration with one unit below another parent."""
    from dataclasses import replace

    unit = next(unit for _parent, unit in declaration.walk(tree) if unit.code == code)

    def rebuilt(here):
        below = tuple(rebuilt(sub) for sub in here.units if sub.code != code)
        if here.code == target:
            below = (*below, unit)
        return replace(here, units=below)

    return tuple(rebuilt(root) for root in tree)
