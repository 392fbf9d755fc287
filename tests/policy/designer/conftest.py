"""Those who design forms, and their pages over HTTP."""

from lxml import html
import pytest
from setneg.policy.setuphandlers import DEMO_PASSWORD
from tests.stories.client import Portal
import transaction


PAGE = {"Accept": "text/html"}
SITE_MANAGER, PASSWORD = "perancang", "Perancang-2026!"


@pytest.fixture
def site(functional):
    """The portal as it was installed."""
    transaction.begin()
    return functional["portal"]


@pytest.fixture
def visitor(site):
    """Somebody without an account."""
    return Portal(site.absolute_url(), password=DEMO_PASSWORD).visitor


@pytest.fixture
def designer(site):
    """A site manager: Site Administrator, not Manager; with his pages."""
    site.acl_users.userFolderAddUser(SITE_MANAGER, PASSWORD, ["Site Administrator"], [])
    transaction.commit()
    return Pages(Portal(site.absolute_url(), password=PASSWORD).person(SITE_MANAGER))


@pytest.fixture
def fresh(site):
    """A function: what is stored now."""

    def stored():
        transaction.begin()
        site._p_jar.sync()
        return site

    return stored


class Pages:
    """Pages that one person opens, fills in and sends."""

    def __init__(self, who):
        self.who = who

    def open(self, path, status=200):
        answer = self.who.request("GET", path, headers=PAGE)
        assert answer.status_code == status, answer.text[:2000]
        return html.fromstring(answer.text)

    def send(self, path, values, files=None, status=302):
        """Send what a page would; where it leads, or the page that is shown again."""
        tree = html.fromstring(self.who.request("GET", path, headers=PAGE).text)
        token = tree.xpath("//input[@name='_authenticator']/@value")
        data = {**({"_authenticator": token[0]} if token else {}), **values}
        answer = self.who.request(
            "POST", path, data=data, files=files, headers=PAGE, allow_redirects=False
        )
        assert answer.status_code == status, answer.text[:3000]
        if status == 302:
            return answer.headers["Location"]
        return html.fromstring(answer.text)
