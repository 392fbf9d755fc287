from plone import api


class TestInstallation:
    def test_the_portal_is_installed_with_its_ministry(self, integration):
        setup = api.portal.get_tool("portal_setup")
        assert setup.getLastVersionForProfile("setneg.policy:kemensetneg") != "unknown"
