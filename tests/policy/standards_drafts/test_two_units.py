"""Somebody who leads two units that a memorandum asks sends drafts for each of them."""

from plone import api
import pytest
from setneg.policy.standards_drafts import asking
from tests.policy import appointing
from tests.policy.standards_drafts.conftest import HEAD
import transaction


pytestmark = pytest.mark.rule("R-SPS-02")
OTHER = "biro-keuangan"


@pytest.fixture
def both(memo):
    """Kepala Biro Umum is Plt. Kepala Biro Keuangan, too."""
    appointing.appoint(HEAD, f"{OTHER}__kepala")
    return memo


def sent(memo):
    """How many drafts came from each unit."""
    transaction.begin()
    return {line.unit: line.drafts for line in asking.lines(memo)}


def test_each_draft_counts_for_the_unit_that_was_chosen(both, send, desk):
    # Kepala Biro Umum, juga Plt. Kepala Biro Keuangan
    browser = desk(HEAD)
    browser.open(f"{api.portal.get().absolute_url()}/{asking.link(both)}")
    field = browser.getControl(name="form.widgets.memo:list")
    values = [f"{both.UID()}@{unit}" for unit in ("biro-umum", OTHER)]
    assert set(values) <= set(field.options)
    assert not set(field.value).intersection(values)
    assert send(HEAD).status_code == 400
    assert send(HEAD, memo=f"{both.UID()}@biro-sdm").status_code == 400
    assert sent(both) == {"biro-umum": 0, OTHER: 0}
    assert send(HEAD, memo=values[1]).status_code == 201
    assert sent(both) == {"biro-umum": 0, OTHER: 1}
    assert send(HEAD, memo=values[0]).status_code == 201
    assert sent(both) == {"biro-umum": 1, OTHER: 1}
