"""What a public document does not tell to the public, and what bulk actions may do."""

import json
from plone import api
import pytest
from setneg.workflows import steps
from setneg.workflows.steps.layer import IWorkflowsLayer
from setneg.workflows.steps.services.get import ChainInfo
from tests.workflows.steps import people
from zope.component import getMultiAdapter
from zope.interface import alsoProvides


class TestPublished:
    def test_the_public_does_not_learn_who_worked_on_a_regulation(self, portal):
        # Staf Biro SDM, yang hanya pembaca umum
        document = people.begin(portal, "Peraturan")
        people.until(portal, document, "terbitkan")
        uid = document.UID()
        people.forward(portal, document)
        brain = portal.portal_catalog.unrestrictedSearchResults(UID=uid)[0]
        published = brain._unrestrictedGetObject()
        assert people.stage(published) == "terbit"
        with people.acting_as(portal, "staf.sdm"):
            assert api.user.has_permission("View", obj=published)
            info = ChainInfo(published, portal.REQUEST)(expand=True)["workflow"]
        assert info["history"] == []
        with people.acting_as(portal, "karo.ortala"):
            info = ChainInfo(published, portal.REQUEST)(expand=True)["workflow"]
        assert len(info["history"]) > 10


class TestBulk:
    @pytest.mark.rule("I-13")
    def test_a_bulk_action_takes_the_step_or_says_why_not(self, portal):
        # Kasubbag Sisdur memilih dua naskah di folder
        waiting = people.begin(portal, "Memorandum")
        people.until(portal, waiting, "periksa_eselon_4")
        portal.REQUEST.form.clear()
        alsoProvides(portal.REQUEST, IWorkflowsLayer)
        with people.acting_as(portal, "kasubbag.sisdur"):
            page = getMultiAdapter((portal, portal.REQUEST), name="fc-workflow")
            page.comments, page.errors = "", []
            page.transition_id = "kembalikan-konsep"
            page.action(waiting)
            assert "Alasan" in json.dumps(page.errors)
            assert waiting.EffectiveDate() == "None"
            page.errors = []
            page.transition_id = "periksa-periksa_eselon_3"
            page.action(waiting)
        assert page.errors == []
        assert steps.history(waiting)[-1].position == "subbag-sisdur__kepala"
