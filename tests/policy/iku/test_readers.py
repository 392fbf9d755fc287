"""Who reads an indicator, and what the Bagian notes about it for itself."""

from plone import api
import pytest
from setneg.policy.handling import notes
from setneg.policy.handling import people


@pytest.mark.rule("IKU-7.b", "I-25")
@pytest.mark.parametrize("userid", ["kabag.ak2", "staf.ak2", "karo.ortala"])
def test_who_coordinates_opens_what_is_discussed(propose, step, rest, userid):
    # The unit belongs to Bagian AK I: it alone reads it while it checks.
    indicator = propose("staf.setpres", "setpres")
    url = indicator.absolute_url()
    assert rest(userid).request("GET", url).status_code in (401, 403)
    step(indicator, "kabag.ak1", "terima")
    assert rest(userid).request("GET", url).status_code == 200
    assert rest(userid).offers(url) == []


@pytest.mark.parametrize("userid", ["staf.sdm", "sesmen", "kabag.tatalaksana"])
def test_nobody_else_opens_it(propose, step, rest, userid):
    # Staff of another Biro, the head of another unit, another Bagian of the Biro.
    indicator = propose("staf.setpres", "setpres")
    step(indicator, "kabag.ak1", "terima")
    answer = rest(userid).request("GET", indicator.absolute_url())
    assert answer.status_code in (401, 403, 404)


def test_the_unit_does_not_read_what_the_bagian_notes_for_itself(propose, desk):
    # The head sent it in; his staff are the unit too. Kabag AK I writes, AK I reads.
    indicator = propose("pimpinan.setpres", "setpres")
    with api.env.adopt_user("kabag.ak1"):
        notes.add(indicator, "Angka tahun lalu meragukan.")
    for userid in ("staf.setpres", "pimpinan.setpres"):
        assert not people.handles(indicator, userid)
        browser = desk(userid)
        browser.open(indicator.absolute_url())
        assert indicator.title in browser.contents
        assert "Catatan internal" not in browser.contents
        assert "meragukan" not in browser.contents
    reader = desk("staf.ppk1")
    reader.open(indicator.absolute_url())
    assert "Catatan internal" in reader.contents
