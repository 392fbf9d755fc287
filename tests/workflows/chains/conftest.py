"""Documents put straight into a stage, and people who hold a role through a group."""

from pathlib import Path
from plone import api
from plone.dexterity.fti import DexterityFTI
from plone.dexterity.utils import createContentInContainer
from Products.GenericSetup.context import DirectoryImportContext
import pytest
from setneg.workflows.chains import install
from setneg.workflows.chains import load
from setneg.workflows.chains import loads
from setneg.workflows.chains.exportimport import import_chains
from zope.annotation.interfaces import IAnnotations


PROFILE = Path(__file__).parents[3] / "profiles" / "kemensetneg"
DECLARATIONS = sorted((PROFILE / "rantai").glob("*.yaml"))


@pytest.fixture(scope="session")
def chains():
    """The declared chains by id."""
    loaded = [load(path) for path in DECLARATIONS]
    return {chain.id: chain for chain in loaded}


@pytest.fixture
def import_profile():
    """What GenericSetup does with the folder `rantai/` of a profile."""

    def run(folder=PROFILE):
        tool = api.portal.get_tool("portal_setup")
        import_chains(DirectoryImportContext(tool, str(folder)))

    return run


@pytest.fixture
def document(portal):
    """Make a document of a kind, put straight into a stage (and give it a signer)."""

    def make(kind, stage=None, signer=None, action=None):
        obj = createContentInContainer(
            portal, kind, checkConstraints=False, title=f"{kind} {stage}"
        )
        obj.penandatangan = signer
        tool = api.portal.get_tool("portal_workflow")
        definition = tool.getWorkflowById(tool.getChainFor(obj)[0])
        status = dict(tool.getStatusOf(definition.getId(), obj))
        status["review_state"] = stage or definition.initial_state
        status["action"] = action
        tool.setStatusOf(definition.getId(), obj, status)
        definition.updateRoleMappingsFor(obj)
        obj.reindexObject()
        return obj

    return make


@pytest.fixture
def bare(portal, chains):
    """A bare content type that runs a chain alone, without the steps of real naskah."""

    def make(name):
        chain = chains[name]
        kind = f"{chain.kind}Polos"
        fti = DexterityFTI(
            kind, klass="plone.dexterity.content.Item", behaviors=("plone.basic",)
        )
        portal.portal_types._setObject(kind, fti)
        text = chain.declaration.replace(f"jenis: {chain.kind}", f"jenis: {kind}")
        install(loads(text.replace(f"id: {name}\n", f"id: {name}_polos\n", 1)))
        return kind

    return make


@pytest.fixture
def person(portal):
    """The member of a position's group, after the group got a role on a document."""
    group, name = "subbag-uji__jabatan", "pejabat.uji"
    with api.env.adopt_roles(["Manager"]):
        api.group.create(groupname=group)
        api.user.create(username=name, email="uji@example.org", password="Rahasia!1234")
        api.group.add_user(groupname=group, username=name)

    def holding(role, obj):
        if role == "Authenticated":
            obj.manage_delLocalRoles([group])
        else:
            obj.manage_setLocalRoles(group, [role])
        IAnnotations(portal.REQUEST).clear()
        return api.user.get(username=name)

    return holding
