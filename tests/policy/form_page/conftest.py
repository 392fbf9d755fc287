"""Requests as different people would send them; the form that guests fill in."""

from collective.easyform.api import get_actions
import pytest
from tests import counts
from tests.policy.form_page import guests
import transaction
from zope.schema import getFieldsInOrder


@pytest.fixture
def layer_request(http_request):
    """A function: another request of the same site."""

    def another():
        return http_request.clone()

    return another


@pytest.fixture
def form(site):
    """A form with every kind of question, for heads; answers are saved by easyform."""
    counts.anew()
    return guests.make(site)


@pytest.fixture
def saved(site, form):
    """What easyform has saved."""

    def stored():
        transaction.begin()
        site._p_jar.sync()
        [(_name, action)] = getFieldsInOrder(get_actions(form))
        return [dict(each) for each in action.getSavedFormInput()]

    return stored
