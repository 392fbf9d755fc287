"""Units and owned things for the tests of the organisation."""

from plone.dexterity.utils import createContent
import pytest
from setneg.workflows.interfaces import IOwned
from setneg.workflows.organisation import exporter
from setneg.workflows.organisation.content import IUnit
from zope.interface import alsoProvides


def walk(container):
    """Every unit and position below a container."""
    for child in container.objectValues():
        yield child
        if IUnit.providedBy(child):
            yield from walk(child)


@pytest.fixture
def content(portal):
    """A function: the unit with a code, or the position with an id."""

    def find(key):
        for child in walk(exporter.root(portal)):
            if key == (child.kode if IUnit.providedBy(child) else child.position_id()):
                return child
        raise KeyError(key)

    return find


@pytest.fixture
def owned(portal):
    """A function that puts a folder into a container, owned by a unit."""

    def make(name, unit, container=None, **attributes):
        thing = createContent("Folder", id=name, title=name)
        alsoProvides(thing, IOwned)
        thing.unit = unit
        thing.parties = {}
        for key, value in attributes.items():
            setattr(thing, key, value)
        container = portal if container is None else container
        container._setObject(name, thing)
        return container[name]

    return make
