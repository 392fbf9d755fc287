"""Every kind, stage, position and right, against the tables that officials read."""

from AccessControl import getSecurityManager
from plone import api
from plone.app.testing import logout
import pytest
from setneg.workflows import steps
from setneg.workflows.chains import chain_of
from tests.promises import samples
from tests.promises import tables
from tests.workflows.steps import people


TABLES = tables.read_all()
PARTS = [
    pytest.param(table, part, id=f"{table.chain}-{part.signer or 'semua'}")
    for table in TABLES.values()
    for part in table.parts
]
READING = ("View", "Access contents information")
EDITING = ("Modify portal content", "CMFEditions: Save new version")
EARLIER = "CMFEditions: Access previous versions"
TAKING = "setneg.workflows: Take step"
NEVER = (
    "Delete objects",
    "Copy or Move",
    "Change local roles",
    "Sharing page: Delegate roles",
    "CMFEditions: Revert to previous versions",
    "Modify view template",
)
GUEST = "tamu.tanpa.jabatan"


@pytest.fixture
def guest(portal):
    """Somebody with an account and no position."""
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            username=GUEST, email="tamu@example.org", password="Rahasia!1234"
        )
    return GUEST


def stages_of(table):
    """Title -> id of the stages that the running chain has."""
    tool = api.portal.get_tool("portal_workflow")
    definition = tool.getWorkflowById(table.chain)
    return {state.title: state.getId() for state in definition.states.objectValues()}


def found(document):
    """What the person at the desk may do: permissions, steps of Plone, steps offered."""
    manager = getSecurityManager()
    permissions = {
        name
        for name in (*READING, *EDITING, EARLIER, TAKING, *NEVER)
        if manager.checkPermission(name, document)
    }
    tool = api.portal.get_tool("portal_workflow")
    taken = {step["id"] for step in tool.getTransitionsFor(document)}
    return permissions, taken, {each.transition for each in steps.offers(document)}


def differences(document, cell, part, stages, public=False):
    """What the person at the desk may do otherwise than the cell says; in words."""
    permissions, taken, offered = found(document)
    titles = {row.number: row.title for row in part.rows}
    promised = {f"{verb}-{stages[titles[to]]}" for verb, to in cell.steps}
    wanted = set(READING if cell.reads else ()) | set(EDITING if cell.edits else ())
    if cell.reads and not public:
        wanted.add(EARLIER)
    if promised:
        wanted.add(TAKING)
    told = []
    allowed = wanted | ({TAKING} if cell.reads and not public else set())
    if not wanted <= permissions <= allowed:
        told.append(f"hak {sorted(permissions)}, dijanjikan {sorted(wanted)}")
    if taken != promised or offered != promised:
        told.append(f"langkah {sorted(taken | offered)}, dijanjikan {sorted(promised)}")
    return told


def everybody(portal, table, part, row, document, stages):
    """All people of the table at their desks in turn; what differs, by account."""
    told = {}
    for someone in table.people.values():
        named = row.cell(someone.column)
        others = row.cell("")
        only = someone.column not in row.cells or not row.cells[someone.column].reads
        for userid in someone.accounts:
            with people.acting_as(portal, userid):
                told[userid] = differences(
                    document, named, part, stages, named.reads and only
                )
        for userid in someone.strangers:
            with people.acting_as(portal, userid):
                told[userid] = differences(document, others, part, stages, others.reads)
    return told


def test_no_kind_is_without_its_table(portal):
    # nobody acts: what runs a chain is compared with the tables
    tool = api.portal.get_tool("portal_workflow")
    chained = {
        kind: chain[0]
        for kind in api.portal.get_tool("portal_types").objectIds()
        if (chain := tool.getChainForPortalType(kind))
        and getattr(tool.getWorkflowById(chain[0]), "declaration", None)
    }
    chained.pop("Kegiatan", None)  # its stages come from the edition of its standard
    assert chained == {kind: table.chain for kind, table in TABLES.items()}


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_names_every_stage_and_explains_its_words(portal, kind):
    # nobody acts: titles of stages as they run, words as the guide explains them
    table = TABLES[kind]
    written = {row.title for part in table.parts for row in part.rows}
    assert written == set(stages_of(table))
    assert tables.words_used(table) <= tables.words_explained()


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_has_a_part_for_every_level_that_signs(portal, kind):
    # nobody acts: the levels that the drafter may choose, each with its way
    table = TABLES[kind]
    chain = chain_of(samples.make(portal, kind, table.parts[0].signer))
    assert {part.signer for part in table.parts} - {None} == set(chain.signers)


@pytest.mark.rule("R-X-01", "R-X-03", "R-X-06", "I-13", "R-PIM-15")
@pytest.mark.parametrize(("table", "part"), PARTS)
def test_everybody_may_do_what_the_table_says_and_nothing_else(
    portal, guest, table, part
):
    """Every position of the table in turn, the same ranks elsewhere, a guest, a visitor."""
    stages = stages_of(table)
    document = samples.make(portal, table.kind, part.signer)
    wrong = []
    for row in part.rows:
        samples.place(document, part, row, stages)
        told = everybody(portal, table, part, row, document, stages)
        open_to_all = row.cell(tables.EVERYBODY)
        with people.acting_as(portal, guest):
            told["(tanpa jabatan)"] = differences(
                document, open_to_all, part, stages, True
            )
        people.forget(portal)
        logout()
        told["(pengunjung)"] = differences(document, open_to_all, part, stages, True)
        people.forget(portal)
        wrong += [
            f"{row.title}, {who}: {each}" for who, all_ in told.items() for each in all_
        ]
    assert wrong == []


@pytest.mark.parametrize(("table", "part"), PARTS)
def test_a_site_manager_looks_and_does_nothing(portal, table, part):
    """Who runs the portal reads every stage, changes no text and takes no step."""
    stages = stages_of(table)
    document = samples.make(portal, table.kind, part.signer)
    reads = tables.Cell(frozenset({tables.READ}))
    for row in part.rows:
        samples.place(document, part, row, stages)
        people.forget(portal)
        with api.env.adopt_roles(["Manager"]):
            assert differences(document, reads, part, stages) == [], row.title
        people.forget(portal)
