"""What was closed stays closed when permissions are set anew."""

import pytest
from setneg.policy.secrecy import needed
from setneg.workflows import chains
from setneg.workflows import journal
from setneg.workflows.chains import book
from setneg.workflows.chains import replace
from tests.policy.secrecy.test_access import sees
from tests.workflows.steps.people import acting_as
from tests.workflows.steps.people import begin
from tests.workflows.steps.people import step


CHAIN = "memorandum"
BESIDE = "biro-sdm__kepala"


@pytest.fixture
def memo(portal, integration):
    """An SR memorandum on its way, which the head of Biro SDM needs to know."""
    document = begin(portal, "Memorandum", sifat="SR")
    step(portal, document, "staf.sisdur", "susun")
    with acting_as(portal, "kasubbag.sisdur"):
        needed.let_in(document, BESIDE, "Ikut menyusun")
    return document


def closed(portal, document):
    """Who needs to know reads on; site managers and the rest of the line do not."""
    viewers = document.rolesOfPermission("View")
    managers = {each["name"] for each in viewers if each["selected"]}
    assert "Manager" not in managers
    assert sees(portal, "pimpinan.sdm", document)
    assert sees(portal, "kasubbag.sisdur", document)
    assert not sees(portal, "karo.ortala", document)


@pytest.mark.rule("R-PIM-15")
def test_a_changed_chain_opens_no_secret_document(portal, integration, memo):
    """A site manager puts another edition of the chain into force."""
    text = book.live(CHAIN).replace("jenis: Memorandum", "jenis: Memorandum  # baru")
    note = book.Note(book.SCREEN, "Penyesuaian", "admin")
    assert replace.install(chains.loads(text, CHAIN), note=note)
    closed(portal, memo)
    last = [each for each in journal.entries(portal) if each.act == "rantai"][-1]
    assert last.details["rantai"] == CHAIN
    assert last.details["alasan"] == "Penyesuaian"


@pytest.mark.rule("R-PIM-15")
def test_renewed_security_settings_open_no_secret_document(portal, integration, memo):
    """A site manager presses Plone's own button to renew all security settings."""
    portal.portal_workflow.updateRoleMappings()
    closed(portal, memo)
