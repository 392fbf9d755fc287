"""Chains travel between a profile's folder and the site, both ways."""

from .conftest import DECLARATIONS
from .conftest import PROFILE
import io
from plone import api
from Products.GenericSetup.context import TarballExportContext
import pytest
from setneg.workflows.chains import ChainError
from setneg.workflows.chains.exportimport import export_chains
import shutil
import tarfile


@pytest.fixture
def tool(portal):
    return api.portal.get_tool("portal_workflow")


@pytest.fixture
def folder(tmp_path):
    """A profile that may be changed."""
    shutil.copytree(PROFILE / "rantai", tmp_path / "rantai")
    return tmp_path


def test_every_declared_type_is_bound_to_its_chain(portal, tool, chains):
    # nobody acts: the site as its profile made it
    for chain in chains.values():
        assert tool.getChainForPortalType(chain.kind) == (chain.id,)
        definition = tool.getWorkflowById(chain.id)
        assert not definition.manager_bypass
        assert definition.initial_state == chain.initial.id


def test_importing_again_keeps_every_definition(portal, tool, chains, import_profile):
    # acting: a site manager who imports the profile twice
    before = {name: tool.getWorkflowById(name)._p_oid for name in chains}
    import_profile()
    assert {name: tool.getWorkflowById(name)._p_oid for name in chains} == before


def test_only_what_changed_is_exchanged(portal, tool, folder, import_profile):
    # acting: a site manager with a changed title for one chain
    file = folder / "rantai" / "rapat.yaml"
    file.write_text(file.read_text().replace("judul: Rapat", "judul: Rapat kerja"))
    untouched = tool.getWorkflowById("tugas")
    import_profile(folder)
    assert tool.getWorkflowById("rapat").title == "Rapat kerja"
    assert tool.getWorkflowById("tugas") == untouched


def test_a_bad_file_is_named_when_it_is_imported(portal, folder, import_profile):
    # acting: a site manager whose file has a mistake
    (folder / "rantai" / "rapat.yaml").write_text("jenis: Rapat\ntahap: []\n")
    with pytest.raises(ChainError, match=r"rantai/rapat\.yaml:2: "):
        import_profile(folder)


def test_a_profile_without_chains_imports_nothing(portal, tmp_path, import_profile):
    # acting: a site manager with some other profile
    import_profile(tmp_path)


def test_the_site_writes_out_exactly_what_it_was_given(portal):
    # acting: a site manager who exports
    setup = api.portal.get_tool("portal_setup")
    context = TarballExportContext(setup)
    export_chains(context)
    with tarfile.open(fileobj=io.BytesIO(context.getArchive())) as archive:
        for path in DECLARATIONS:
            written = archive.extractfile(f"rantai/{path.name}").read()
            assert written == path.read_bytes()


def test_the_steps_are_listed_in_the_setup_tool(portal):
    # nobody acts: what a manager finds in the management screens
    setup = api.portal.get_tool("portal_setup")
    assert "setneg.workflows.chains" in setup.getSortedImportSteps()
    assert "setneg.workflows.chains" in setup.listExportSteps()
    steps = list(setup.getSortedImportSteps())
    assert steps.index("typeinfo") < steps.index("setneg.workflows.chains")
    assert steps.index("workflow") < steps.index("setneg.workflows.chains")
