"""What the portal's profiles do beyond their XML files."""

from Products.CMFPlone.interfaces import INonInstallable
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
