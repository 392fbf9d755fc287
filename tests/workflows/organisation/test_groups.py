"""Positions as groups of the user folder: computed, dated, never stored."""

from plone import api
from setneg.workflows import organisation


def test_the_site_has_the_ministrys_units_and_their_positions(portal):
    organogram = organisation.current()
    assert organogram.units["biro-ortala"].parent == "deputi-aparatur"
    assert organogram.head("biro-ortala").level == "eselon_2"


def test_the_head_of_the_biro_is_in_his_positions_group(portal):
    user = api.user.get("karo.ortala")
    assert "biro-ortala__kepala" in user.getGroups()
    assert (
        user.getProperty("fullname") == organisation.current().head("biro-ortala").title
    )
