"""A case whose memorandum asks two heads of units whom they propose for the team."""

import pytest
from setneg.workflows.procedures import cases
from tests.policy.cases.conftest import at_desk
from tests.policy.cases.conftest import at_step
from tests.policy.cases.conftest import carried
from tests.policy.cases.conftest import DIRECTION
from tests.policy.cases.conftest import KARO
from tests.policy.cases.conftest import KASUBBAG
from tests.policy.cases.conftest import opened
from tests.policy.cases.conftest import standard
from tests.policy.ticket import people
import transaction


__all__ = ("at_desk", "at_step", "carried", "opened", "standard")
UNITS = ("biro-sdm__kepala", "biro-perencanaan__kepala")


@pytest.fixture
def portal(functional):
    """The portal over HTTP as well."""
    transaction.begin()
    return functional["portal"]


@pytest.fixture
def rest(site):
    """REST as a named account, which may take steps."""
    return people.of(site)


@pytest.fixture
def case(portal, standard, at_desk):
    with at_desk(KARO):
        return cases.start(
            portal["kegiatan"], standard, "arahan", "Tata kerja persuratan", DIRECTION
        )


@pytest.fixture
def memo(case, at_step, opened, carried):
    """Delivered to the two heads, by Staf and Kepala Biro Ortala."""
    at_step(5)
    made = opened(KASUBBAG, "memo_usulan_tim", UNITS)
    made = carried(made, "arsipkan")
    transaction.commit()
    return made
