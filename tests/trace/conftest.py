"""These tests read files only; they do without the portal's layer."""

import pytest


@pytest.fixture(autouse=True, scope="session")
def _keep_functional_session():
    """In place of the fixture that sets the portal up for every session."""


@pytest.fixture(autouse=True, scope="session")
def _keep_integration_session():
    """In place of the fixture that sets the portal up for every session."""
