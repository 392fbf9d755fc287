"""What the engine's profiles do beyond their XML files."""

from Products.CMFPlone.interfaces import INonInstallable
from setneg.workflows.organisation import installation as organisation
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles:
    """Profiles that a site manager does not choose by hand."""

    def getNonInstallableProfiles(self) -> list[str]:
        return ["setneg.workflows:uninstall"]

    def getNonInstallableProducts(self) -> list[str]:
        return ["setneg.workflows.upgrades"]


def post_install(setup_tool: object) -> None:
    """Finish the installation of the engine."""
    organisation.install()


def uninstall(setup_tool: object) -> None:
    """Finish the removal of the engine."""
    organisation.uninstall()
