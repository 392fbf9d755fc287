"""What others typed is never run: pages take scripts from the portal alone."""

import pytest
from setneg.policy.portal import own_scripts


HTML = {"Accept": "text/html"}


@pytest.mark.rule("R-X-12")
def test_pages_on_which_others_read_take_no_script_from_inside(complain, rest, site):
    """Karo reads a complaint and his queue; a visitor follows his ticket."""
    url, base = complain().absolute_url(), site.absolute_url()
    asked = [("karo.ortala", url), ("karo.ortala", f"{base}/@@antrean")]
    for name, address in [*asked, (None, f"{base}/@@lacak"), (None, base)]:
        answer = rest(name).request("GET", address, headers=HTML)
        policy = answer.headers[own_scripts.HEADER]
        assert "script-src 'self' 'unsafe-eval'" in policy, address
        assert "<script>" not in answer.text and " onclick=" not in answer.text


def test_forms_keep_their_scripts_and_are_sent_to_the_portal_alone(rest, site):
    """Staf Subbag Sisdur begins a meeting; a visitor opens a form."""
    base = site.absolute_url()
    asked = (("staf.sisdur", "naskah/++add++Rapat"), (None, "formulir/pengaduan"))
    for name, path in asked:
        answer = rest(name).request("GET", f"{base}/{path}", headers=HTML)
        assert answer.headers[own_scripts.HEADER] == own_scripts.EVERYWHERE, path
        assert "form-action 'self'" in own_scripts.EVERYWHERE
