"""The timer's command against a served portal: reminder, escalation, once each."""

from datetime import timedelta
from plone.testing.zope import WSGI_SERVER_FIXTURE
import pytest
from setneg.workflows import cli
from setneg.workflows.clock import key
from setneg.workflows.inbox import deadline_of
from tests.workflows.clock.conftest import catch
from tests.workflows.steps import people
import time_machine
import transaction


@pytest.fixture
def struck(functional, monkeypatch, tmp_path, capsys):
    """A function: what ``setneg tick`` says at a moment."""
    monkeypatch.setenv(key.VARIABLE, str(tmp_path / "tick.key"))
    key.ensure()
    catch(functional["portal"])
    transaction.commit()
    host, port = WSGI_SERVER_FIXTURE["host"], WSGI_SERVER_FIXTURE["port"]
    address = ["--url", f"http://{host}:{port}/plone", "--key-file", str(key.place())]

    def strike(moment):
        with time_machine.travel(moment, tick=True):
            assert cli.main(["tick", *address]) == 0
        return capsys.readouterr().out

    return strike


def test_the_timer_reminds_and_escalates_once(functional, struck):
    """The machine's timer; kasubbag.sisdur leaves a letter on his desk."""
    portal = functional["portal"]
    document = people.begin(portal, "Memorandum")
    people.until(portal, document, "periksa_eselon_4")
    transaction.commit()
    deadline = deadline_of(document)
    minute = timedelta(minutes=1)
    assert "1 diingatkan, 0 dieskalasi" in struck(deadline.warn + minute)
    assert "0 diingatkan, 0 dieskalasi" in struck(deadline.warn + 2 * minute)
    assert "0 diingatkan, 1 dieskalasi" in struck(deadline.breach + minute)
    late = struck(deadline.breach + timedelta(days=9))
    assert "0 diingatkan, 0 dieskalasi, 0 surel" in late
