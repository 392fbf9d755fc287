"""No class of content keeps the notes of all its objects in one place."""

from plone import api
from plone.dexterity.utils import resolveDottedName


def test_no_class_of_content_has_annotated_attributes(integration):
    """Nobody acts: `name: type = value` in a class makes `__annotations__` of the class,
    and Zope keeps the annotations of every object (journal, notes) under that name."""
    types = api.portal.get_tool("portal_types").objectValues("Dexterity FTI")
    classes = {
        base
        for fti in types
        if fti.klass.startswith("setneg.")
        for base in resolveDottedName(fti.klass).__mro__
    }
    shared = [each for each in classes if "__annotations__" in vars(each)]
    assert shared == []
