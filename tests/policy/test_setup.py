"""Set-up: the profiles go in, go out and can be applied again."""

from plone import api
from Products.CMFPlone.utils import get_installer


KINDS = (
    "Kegiatan",
    "Keputusan",
    "Memorandum",
    "Peraturan",
    "Rapat",
    "RencanaKegiatan",
    "Salinan",
    "StandarPelayanan",
    "SuratPerintah",
    "SuratUndangan",
    "Tugas",
    "Usulan",
)


class TestInstallation:
    def test_the_portal_is_installed_with_its_ministry(self, integration):
        setup = api.portal.get_tool("portal_setup")
        assert setup.getLastVersionForProfile("setneg.policy:kemensetneg") != "unknown"

    def test_every_kind_is_there(self, integration):
        types = api.portal.get_tool("portal_types")
        assert [kind for kind in KINDS if kind not in types] == []

    def test_applying_the_ministry_again_changes_nothing(self, integration):
        """A site manager imports the profile twice: no unit and no place is doubled."""
        portal = integration["portal"]
        catalog = api.portal.get_tool("portal_catalog")
        before = sorted(
            brain.getPath() for brain in catalog.unrestrictedSearchResults()
        )
        setup = api.portal.get_tool("portal_setup")
        setup.runAllImportStepsFromProfile("profile-setneg.policy:kemensetneg")
        after = sorted(brain.getPath() for brain in catalog.unrestrictedSearchResults())
        assert after == before
        assert portal["peraturan"].portal_type == "Folder"


class TestRemoval:
    def test_uninstalling_takes_the_types_and_the_engine_away(self, integration):
        """A site manager removes both packages; Plone itself goes on."""
        installer = get_installer(integration["portal"])
        assert installer.uninstall_product("setneg.policy")
        assert installer.uninstall_product("setneg.workflows")
        types = api.portal.get_tool("portal_types")
        assert [kind for kind in (*KINDS, "Unit", "Jabatan") if kind in types] == []
        assert "organogram" not in integration["portal"].acl_users.objectIds()
        chains = api.portal.get_tool("portal_workflow").objectIds()
        assert not {"memorandum", "peraturan", "usulan"} & set(chains)
        catalog = api.portal.get_tool("portal_catalog")
        assert not {"waiting_for", "stage", "due"} & set(catalog.indexes())
