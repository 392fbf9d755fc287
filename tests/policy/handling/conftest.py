"""A portal whose mail is caught, a ticket, and people at their desks."""

from email import message_from_bytes
from email.header import decode_header
from email.header import make_header
from plone import api
import pytest
from setneg.policy.notices import outbox
from setneg.workflows.steps import take
from tests.workflows.clock.conftest import Box
from tests.workflows.clock.conftest import catch
from tests.workflows.steps import people
import transaction


@pytest.fixture
def box(site):
    """The caught mail."""
    outbox._silent_until["server"] = 0.0
    catch(site)
    transaction.commit()
    return Box()


@pytest.fixture
def ticket(site, make):
    """A proposal of the head of the personnel bureau to Biro Ortala."""

    def draft(userid="pimpinan.sdm", **fields):
        given = {
            "title": "Prosedur kepegawaian",
            "pengusul": "biro-sdm__kepala",
            "unit": "biro-sdm",
            "unit_pelayanan": "biro-ortala",
        }
        return make(userid, "Usulan", site["usulan"], **(given | fields))

    return draft


def step(site, document, who, verb, **data):
    """Somebody takes a step, and it is stored."""
    with people.acting_as(site, who):
        take(document, verb, data)
    transaction.commit()


def letters(box):
    """(to, subject, body) of what was sent, and an empty box."""
    found = []
    for raw in box.messages:
        message = message_from_bytes(raw if isinstance(raw, bytes) else raw.encode())
        found.append(
            (
                message["To"],
                str(make_header(decode_header(message["Subject"]))),
                message.get_payload(decode=True).decode(),
            )
        )
    box.reset()
    return found


def chooses(userid, **properties):
    """Somebody's personal preferences."""
    api.user.get(userid).setMemberProperties(properties)
    transaction.commit()
