"""What the engine's profiles do beyond their XML files."""

from Products.CMFPlone.interfaces import INonInstallable
from setneg.workflows.authority import book as authority
from setneg.workflows.chains import replace as chains
from setneg.workflows.clock import book as clock
from setneg.workflows.organisation import installation as organisation
from setneg.workflows.register import allocation as register
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
    clock.install()
    register.install()


def uninstall(setup_tool: object) -> None:
    """Finish the removal of the engine."""
    authority.uninstall()
    chains.uninstall()
    organisation.uninstall()
    clock.uninstall()
    register.uninstall()
