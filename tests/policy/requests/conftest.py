"""People at their desks over REST."""

import pytest
from tests.policy.ticket import people


@pytest.fixture
def rest(site):
    """REST as a named account, which may take steps."""
    return people.of(site)
