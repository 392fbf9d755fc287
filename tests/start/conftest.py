"""These tests start portals of their own; the layers of the other tests are not needed."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def _keep_functional_session():
    """Do not set up the functional layer for tests that never ask for it."""


@pytest.fixture(scope="session", autouse=True)
def _keep_integration_session():
    """Do not set up the integration layer for tests that never ask for it."""
