"""The desks of the policy's tests, for those who try what is not theirs."""

from tests.policy.conftest import case
from tests.policy.conftest import make
from tests.policy.conftest import rest
from tests.policy.conftest import site


__all__ = ["case", "make", "rest", "site"]
