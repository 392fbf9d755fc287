"""Fifty submissions at once, from several processes, on both storages of a deployment."""

from collective.easyform.api import get_actions
import pytest
from setneg.policy.forms import intake
from setneg.policy.forms import spam
from setneg.policy.forms.senders import Sender
from setneg.workflows import organisation
from setneg.workflows import register
from setneg.workflows.register.patience import persevere
from tests.load import desks
from tests.load import storages
from tests.policy.forms import samples
from tests.workflows.steps import people
import transaction


PROCESSES, EACH = 5, 10
SUBMISSIONS = PROCESSES * EACH
#: Who sends from which process; two processes send for the same unit.
SENDERS = ("staf.sdm", "staf.keuangan", "staf.sisdur", "staf.umum", "staf.sdm")
#: A process that answers nothing for this long has failed (seconds).
LIMIT = 300


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A function: a storage with the site, a kind and its form."""
    return storages.once(
        tmp_path_factory.mktemp("situs"),
        before=lambda portal: samples.make(portal, laju=100000),
    )


def _send(open_storage, process):
    """One process: sends ten different ones, and presses the button of each twice.

    Gives (number, whether the second press found the first) of each.
    """
    found = []
    with desks.site(open_storage()) as portal:
        userid = SENDERS[process]
        for index in range(EACH):
            mark = spam.issue(portal["formulir"]["permintaan"])

            def work(index=index, mark=mark):
                form = portal["formulir"]["permintaan"]
                with people.acting_as(portal, userid):
                    taken = intake.submit(
                        form,
                        get_actions(form)["tiket"].binding(form),
                        {"pokok": f"Permintaan {process}-{index}", "jumlah": 3},
                        Sender(userid),
                        mark,
                    )
                return taken.submission.nomor_urut, taken.again

            first = persevere(work, transaction.manager)
            second = persevere(work, transaction.manager)
            found.append((first[0], second == (first[0], True)))
    return found


def _book(open_storage, year):
    """What the register and the place of tickets hold afterwards."""
    key = (samples.KIND, "biro-umum", year)
    with desks.site(open_storage()) as portal:
        tickets = portal[samples.PLACE].objectValues()
        brains = portal.portal_catalog.unrestrictedSearchResults(
            portal_type=samples.KIND
        )
        return (
            sorted(entry.number for entry in register.entries(*key)),
            register.gaps(*key),
            dict(register.duplicates(*key)),
            sorted(ticket.title for ticket in tickets),
            len({ticket.nomor for ticket in tickets}),
            len(brains),
        )


@pytest.mark.load
@pytest.mark.rule("R-X-12", "R-SPK-12")
@pytest.mark.parametrize("shared", [storages.zeo, storages.postgresql])
def test_fifty_submissions_at_once_give_fifty_tickets_with_fifty_numbers(
    functional, prepared, shared, tmp_path
):
    """Four people send in five processes at once, pressing each button twice."""
    portal = functional["portal"]
    year = organisation.today().year
    with shared(prepared(portal), tmp_path) as open_storage:
        work = [(open_storage, process) for process in range(PROCESSES)]
        answers = desks.side_by_side(_send, work, LIMIT)
        assert [said for said, _answer in answers] == ["ok"] * PROCESSES, answers
        [(said, book)] = desks.side_by_side(_book, [(open_storage, year)], LIMIT)
    assert said == "ok", book
    numbers, gaps, doubles, titles, written, found = book
    given = sorted(number for _said, part in answers for number, _same in part)
    assert given == numbers == list(range(1, SUBMISSIONS + 1))
    assert all(same for _said, part in answers for _number, same in part)
    assert (gaps, doubles) == ([], {})
    assert written == found == SUBMISSIONS
    assert titles == sorted(
        f"Permintaan {process}-{index}"
        for process in range(PROCESSES)
        for index in range(EACH)
    )
