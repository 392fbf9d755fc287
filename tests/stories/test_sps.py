"""Drafts of standards of two units over REST, on the test portal."""

import pytest
from tests import counts
from tests.stories import sps


@pytest.mark.rule(
    "R-SPS-02",
    "R-SPS-03",
    "R-SPS-04",
    "R-SPS-05",
    "R-SPS-06",
    "R-SPS-08",
    "R-SPS-09",
    "R-SPS-10",
    "R-X-15",
    "SPS-3.b",
    "SPS-4.a",
    "SPS-5.a.3",
    "SPS-9.c",
    "SPS-9.d",
)
def test_two_units_from_the_memorandum_to_the_site_of_the_ministry(desks):
    """Subbagian Standardisasi Pelayanan, karo.umum, karo.keuangan, karo.ortala, staf.bit."""
    counts.anew()
    drafts = sps.play(desks.portal, desks.timeline)
    assert sorted(drafts) == ["biro-keuangan", "biro-umum"]
