"""What the portal's profiles do beyond their XML files."""

from plone import api
from Products.CMFPlone.interfaces import INonInstallable
from setneg.policy.portal import structure
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles:
    """Profiles that a site manager does not choose by hand."""

    def getNonInstallableProfiles(self):
        return [
            "setneg.policy:uninstall",
            "setneg.policy:kemensetneg",
            "setneg.policy:demo",
        ]

    def getNonInstallableProducts(self):
        return ["setneg.policy.upgrades"]


def install_ministry(setup):
    """After the ministry's profile: the places of the site."""
    portal = api.portal.get()
    structure.build(portal)
