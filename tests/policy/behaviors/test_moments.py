"""Times of meetings and tasks, by form and by REST."""

from datetime import datetime
from datetime import UTC
from plone.testing.zope import Browser
import pytest
from setneg.policy.setuphandlers import DEMO_PASSWORD
import transaction


class TestMoment:
    @pytest.mark.parametrize(
        "typed",
        ["2026-11-21T09:00:00+07:00", "2026-11-21T02:00:00Z", "2026-11-21T09:00"],
    )
    def test_rest_and_zone_mean_the_same_moment(self, site, rest, typed):
        """Acts: staf Subbagian Sisdur, planning a meeting at nine in Jakarta."""
        person = rest("staf.sisdur")
        answer = person.post(
            "/naskah", **{"@type": "Rapat", "title": "Rapat", "waktu_mulai": typed}
        )
        transaction.begin()
        meeting = site["naskah"][answer["id"]]
        assert meeting.waktu_mulai == datetime(2026, 11, 21, 2, tzinfo=UTC)

    def test_nonsense_is_refused(self, rest):
        """Acts: staf Subbagian Sisdur."""
        answer = rest("staf.sisdur").request(
            "POST",
            "/naskah",
            json={"@type": "Rapat", "title": "Rapat", "waktu_mulai": "besok"},
        )
        assert answer.status_code == 400

    def test_the_page_and_the_form_show_the_time_of_the_office(
        self, functional, make, rest
    ):
        """Acts: staf Subbagian Sisdur, opening what was planned over REST."""
        meeting = make("staf.sisdur", "Rapat", title="Rapat")
        rest("staf.sisdur").patch(
            meeting.absolute_url(), waktu_mulai="2026-11-21T09:00:00+07:00"
        )
        browser = Browser(functional["app"])
        browser.addHeader("Authorization", f"Basic staf.sisdur:{DEMO_PASSWORD}")
        browser.open(meeting.absolute_url())
        assert "Sabtu, 21 November 2026 pukul 09.00" in browser.contents
        browser.open(f"{meeting.absolute_url()}/edit")
        assert "2026-11-21T09:00" in browser.contents
