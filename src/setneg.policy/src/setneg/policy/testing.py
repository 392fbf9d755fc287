"""The test layer: a portal with this ministry's organisation, chains and accounts."""

from plone.app.contenttypes.testing import PLONE_APP_CONTENTTYPES_FIXTURE
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from plone.testing.zope import WSGI_SERVER_FIXTURE
import setneg.policy
from setneg.policy.signing import authority
import setneg.workflows
from setneg.workflows.inbox import flushing
import transaction


class PortalLayer(PloneSandboxLayer):
    """The site as `make start` makes it, on a throw-away storage."""

    defaultBases = (PLONE_APP_CONTENTTYPES_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        self.loadZCML(package=setneg.workflows)
        self.loadZCML(package=setneg.policy)
        authority.ensure()
        flushing.install()

    def setUpPloneSite(self, portal):
        applyProfile(portal, "setneg.policy:demo")
        # Here, while the site is set: the layer's own commit comes after it has left
        # the site, and swallows what the indexers then raise.
        transaction.commit()


FIXTURE = PortalLayer()

INTEGRATION_TESTING = IntegrationTesting(
    bases=(FIXTURE,), name="setneg.policy:Integration"
)
FUNCTIONAL_TESTING = FunctionalTesting(
    bases=(FIXTURE, WSGI_SERVER_FIXTURE), name="setneg.policy:Functional"
)
