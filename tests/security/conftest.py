"""The desks of the policy's tests, for those who try what is not theirs."""

from tests.policy.complaints.conftest import patient
from tests.policy.complaints.conftest import sees
from tests.policy.complaints.conftest import send
from tests.policy.complaints.conftest import step
from tests.policy.complaints.conftest import stored
from tests.policy.conftest import case
from tests.policy.conftest import complain
from tests.policy.conftest import desk
from tests.policy.conftest import make
from tests.policy.conftest import proposal
from tests.policy.conftest import rest
from tests.policy.conftest import site
from tests.policy.conftest import standard
from tests.policy.handling.conftest import box


__all__ = [
    "box",
    "case",
    "complain",
    "desk",
    "make",
    "patient",
    "proposal",
    "rest",
    "sees",
    "send",
    "site",
    "standard",
    "step",
    "stored",
]
