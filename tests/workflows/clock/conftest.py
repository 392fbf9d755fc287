"""A portal whose mail is caught, and a chain whose check has a standard time."""

from pathlib import Path
from plone import api
from Products.CMFPlone.tests.utils import MockMailHost
from Products.MailHost.interfaces import IMailHost
import pytest
from setneg.workflows.chains import install
from setneg.workflows.chains import loads
from tests.workflows.steps import people
from zope.component import getSiteManager


CHAIN = Path(__file__).parents[3] / "profiles/kemensetneg/rantai/memorandum.yaml"


class Box:
    """The portal's mail host as it is at the moment of each question.

    Between two savepoints the database may hand out another object for it.
    """

    @property
    def host(self):
        return api.portal.get_tool("MailHost")

    @property
    def messages(self):
        return self.host.messages

    def reset(self):
        self.host.reset()

    @property
    def smtp_host(self):
        """The mail server as the mail settings name it."""
        return api.portal.get_registry_record("plone.smtp_host")

    @smtp_host.setter
    def smtp_host(self, value):
        api.portal.set_registry_record("plone.smtp_host", value)


@pytest.fixture
def mailhost(portal):
    """Catches what the portal sends."""
    catch(portal)
    return Box()


def catch(portal):
    """Put a box that keeps all mail in the place of the portal's mail host."""
    caught = MockMailHost("MailHost")
    caught.smtp_host = ""  # as in a new site: only the mail settings name a server
    portal._original_MailHost = portal.MailHost
    portal.MailHost = caught
    manager = getSiteManager(portal)
    manager.unregisterUtility(provided=IMailHost)
    manager.registerUtility(caught, IMailHost)
    api.portal.set_registry_record("plone.smtp_host", "mail.example.org")
    api.portal.set_registry_record("plone.email_from_address", "portal@example.org")
    api.portal.set_registry_record("plone.email_from_name", "Portal")
    return caught


@pytest.fixture
def waiting(portal):
    """A function: a memorandum that waits one to two days for the kasubbag's check."""

    def make(time="1-2 hari", **fields):
        text = CHAIN.read_text(encoding="utf-8")
        timed = text.replace(
            "- periksa: eselon_4", f"- {{periksa: eselon_4, waktu: {time}}}"
        )
        assert timed != text
        install(loads(timed, "memorandum.yaml"))
        document = people.begin(
            portal,
            "Memorandum",
            kepada=["biro-sdm__kepala"],
            isi="<p>Isi</p>",
            **fields,
        )
        return people.until(portal, document, "periksa_eselon_4")

    return make
