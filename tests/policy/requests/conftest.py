"""People at their desks over REST."""

import pytest
from tests import counts
from tests.policy.ticket import people
import transaction


@pytest.fixture(autouse=True)
def fresh():
    """Nobody has sent anything within the hour."""
    counts.anew()


@pytest.fixture
def rest(site):
    """REST as a named account, which may take steps."""
    return people.of(site)


@pytest.fixture
def visitor(site, rest):
    """Somebody without an account, before a form that does not make people wait."""
    site["formulir"]["permohonan-pimpinan"].waktu_minimum = 0
    transaction.commit()
    return rest(None)
