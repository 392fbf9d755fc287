"""Complaints as people send them in and handle them."""

from plone import api
import pytest
from setneg.policy.complaints import tracking
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.queries import count
from setneg.workflows.steps import take
from tests import counts
import transaction
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest


FORM = "/formulir/pengaduan"


@pytest.fixture(autouse=True)
def patient():
    """Tests ask and send more often than one visitor would."""
    tracking.LIMIT.forget()
    counts.anew()


@pytest.fixture
def send(site, rest, standard):
    """Send the form in over REST; the answer. `send(None)` is a visitor."""
    site["formulir"]["pengaduan"].waktu_minimum = 0
    transaction.commit()

    def sent(who=None, expect=201, **fields):
        given = {
            "cara": "anonim",
            "jenis": "keluhan",
            "standar": standard.UID(),
            "langkah": "SPK-6",
            "pokok": "Undangan datang terlambat",
            "uraian": "Undangan tiba sesudah rapat.",
        }
        mark = rest(who).get(f"{FORM}/@formulir")["_halaman"]
        said = {"_halaman": mark, **given, **fields}
        answer = rest(who).request("POST", f"{FORM}/@kirim", json=said)
        assert answer.status_code == expect, answer.text
        transaction.begin()
        site._p_jar.sync()
        return answer.json()

    return sent


@pytest.fixture
def stored(site):
    """The complaint that an answer tells of, whoever asks."""

    def found(answer):
        transaction.begin()
        site._p_jar.sync()
        catalog = api.portal.get_tool("portal_catalog")
        [brain] = catalog.unrestrictedSearchResults(
            nomor=answer["nomor"], portal_type="Pengaduan"
        )
        return brain._unrestrictedGetObject()

    return found


@pytest.fixture
def step():
    """Take a step as an account."""

    def taken(document, who, verb, **data):
        with api.env.adopt_user(who):
            take(document, verb, data)
        transaction.commit()

    return taken


@pytest.fixture
def sees():
    """Whether an account may read a complaint, and finds it by searching."""

    def seen(document, who):
        IAnnotations(getRequest()).clear()  # one question a request
        with api.env.adopt_user(who):
            reads = api.user.has_permission("View", obj=document)
            brains = api.portal.get_tool("portal_catalog").searchResults(
                UID=document.UID()
            )
        assert reads == bool(brains), (who, reads, len(brains))
        return reads

    return seen


@pytest.fixture
def at():
    """The stage in which a complaint stands."""
    return lambda document: stage_of(document).id


@pytest.fixture
def waiting():
    """How much waits for an account."""

    def counted(who):
        with api.env.adopt_user(who):
            return count(who)

    return counted
