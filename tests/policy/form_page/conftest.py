"""Requests as different people would send them."""

import pytest


@pytest.fixture
def layer_request(http_request):
    """A function: another request of the same site."""

    def another():
        return http_request.clone()

    return another
