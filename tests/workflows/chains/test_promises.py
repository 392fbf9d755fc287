"""What every chain promises about each stage, against the running workflows."""

from .promise_table import editors
from .promise_table import OUTSIDERS
from .promise_table import ROLES
from .promise_table import steps
from .promise_table import TABLES
from .promise_table import viewers
from AccessControl.PermissionRole import rolesForPermissionOn
from plone import api
import pytest


STAGES = [(chain, stage) for chain, table in TABLES.items() for stage in table]
EVERYBODY = {
    *ROLES.values(),
    *OUTSIDERS,
    "Anonymous",
    "Site Administrator",
    "Manager",
}
ALWAYS_REFUSED = (
    "Delete objects",
    "Copy or Move",
    "Change local roles",
    "Sharing page: Delegate roles",
    "CMFEditions: Revert to previous versions",
)


def holders(obj, permission):
    """Roles that have the permission on the document as it stands, from anywhere."""
    return {role for role in rolesForPermissionOn(permission, obj) if role in EVERYBODY}


@pytest.mark.parametrize("chain", TABLES)
def test_every_stage_of_a_chain_has_its_promise(integration, chain):
    # nobody acts: the two lists of stages are compared
    definition = api.portal.get_tool("portal_workflow").getWorkflowById(chain)
    assert set(definition.states.objectIds()) == set(TABLES[chain])


def test_no_chain_is_without_promises(chains):
    # nobody acts: the declared chains are compared with the promised ones
    assert set(chains) == set(TABLES)


@pytest.mark.rule("R-X-01", "R-X-03", "R-SPK-07")
@pytest.mark.parametrize(("chain", "stage"), STAGES)
def test_a_stage_gives_each_role_what_is_promised(
    portal, chains, document, chain, stage
):
    # nobody acts: who may act is read from the document itself
    promise = TABLES[chain][stage]
    obj = document(chains[chain].kind, stage)
    seen_by = viewers(promise)
    for permission in ("View", "Access contents information"):
        found = holders(obj, permission)
        if seen_by is None:
            assert "Anonymous" in found
        else:
            assert found == {*seen_by, "Manager"}
    assert holders(obj, "Modify portal content") == editors(promise)
    actors = {ROLES[key.split("@")[0]] for key in promise.get("langkah", {})}
    found = holders(obj, "setneg.workflows: Take step")
    assert actors <= found <= (seen_by or found)
    for permission in ALWAYS_REFUSED:
        assert holders(obj, permission) == set()


@pytest.mark.rule("R-X-01", "R-X-03", "R-X-06", "I-13", "R-SPK-07")
@pytest.mark.parametrize(("chain", "stage"), STAGES)
def test_a_stage_offers_each_role_the_promised_steps(
    portal, chains, document, person, chain, stage
):
    # acting: a member of a group that has each role in turn; in the end a manager
    promise = TABLES[chain][stage]
    tool = api.portal.get_tool("portal_workflow")
    for signer in chains[chain].signers or (None,):
        obj = document(chains[chain].kind, stage, signer)
        for role in ROLES.values():
            with api.env.adopt_user(user=person(role, obj)):
                offered = {step["id"] for step in tool.getTransitionsFor(obj)}
            assert offered == steps(promise, role, signer), (role, signer)
        for role in (*OUTSIDERS, "Site Administrator", "Manager"):
            with api.env.adopt_user(user=person(role, obj)):
                assert tool.getTransitionsFor(obj) == (), role
