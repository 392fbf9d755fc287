"""Two hundred signings from several processes at once, on both storages of a deployment."""

from Acquisition import aq_base
from copy import deepcopy
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
import pytest
from setneg.workflows import organisation
from setneg.workflows import register
from setneg.workflows import steps
from setneg.workflows.register.patience import persevere
from tests.load import desks
from tests.load import storages
from tests.workflows.steps import people
import time
import transaction


PROCESSES, EACH = 4, 50
SIGNATURES = PROCESSES * EACH
SIGNED_AT = "tanda_tangan_eselon_2"
#: A process that answers nothing for this long has failed (seconds).
LIMIT = 500


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A function: a storage with the site and two hundred memoranda before their signer."""
    return storages.once(tmp_path_factory.mktemp("situs"), after=_fill)


def _fill(portal):
    """The documents that wait."""
    checked = _memorandum(portal, "teladan")
    people.until(portal, checked, SIGNED_AT)
    for number in range(SIGNATURES):
        document = _memorandum(portal, f"naskah-{number}")
        _put_before_the_signer(document, checked)


def _memorandum(portal, name):
    """A memorandum that staf.sisdur begins."""
    memorandum = createContent(
        "Memorandum",
        title=f"Permintaan data {name}",
        unit=people.UNIT,
        kepada=["biro-umum__kepala"],
        klasifikasi="OT.01.00",
        isi=RichTextValue("<p>Mohon data.</p>", "text/html", "text/x-html-safe"),
    )
    memorandum.id = name
    with people.acting_as(portal, "staf.sisdur"):
        return addContentToContainer(
            portal["naskah"], memorandum, checkConstraints=False
        )


def _put_before_the_signer(document, checked):
    """Give it the past of a memorandum that was really drafted and checked."""
    document.workflow_history = deepcopy(aq_base(checked).workflow_history)
    tool = api.portal.get_tool("portal_workflow")
    [chain] = tool.getChainFor(document)
    tool.getWorkflowById(chain).updateRoleMappingsFor(document)
    document.reindexObject()


def _sign(open_storage, process):
    """One process: karo.ortala signs each of its documents, staf.sisdur numbers it.

    Gives (number, seconds, attempts) of each document.
    """
    found = []
    with desks.site(open_storage()) as portal:
        for index in range(process * EACH, (process + 1) * EACH):
            tried = []
            begun = time.monotonic()
            for userid, step in (
                ("karo.ortala", "tanda_tangan"),
                ("staf.sisdur", "nomori"),
            ):

                def work(userid=userid, step=step, index=index, tried=tried):
                    tried.append(step)
                    document = portal["naskah"][f"naskah-{index}"]
                    with people.acting_as(portal, userid):
                        steps.take(document, step)
                    return document.nomor_urut

                number = persevere(work, transaction.manager)
            found.append((number, time.monotonic() - begun, len(tried)))
    return found


def _book(open_storage, year):
    """What the register holds afterwards, read by a process that signed nothing."""
    key = ("Memorandum", "biro-ortala", year)
    with desks.site(open_storage()) as portal:
        lines = register.entries(*key)
        written = {portal["naskah"][f"naskah-{n}"].nomor for n in range(SIGNATURES)}
        return (
            [entry.number for entry in lines],
            len({entry.uid for entry in lines if entry.in_force}),
            register.gaps(*key),
            dict(register.duplicates(*key)),
            len(written),
        )


@pytest.mark.load
@pytest.mark.rule("R-X-03")
@pytest.mark.parametrize("shared", [storages.zeo, storages.postgresql])
def test_two_hundred_signings_at_once_get_two_hundred_consecutive_numbers(
    integration, prepared, shared, tmp_path
):
    """karo.ortala signs in four processes, staf.sisdur numbers in the same four."""
    portal = integration["portal"]
    year = organisation.today().year
    with shared(prepared(portal), tmp_path) as open_storage:
        work = [(open_storage, process) for process in range(PROCESSES)]
        begun = time.monotonic()
        answers = desks.side_by_side(_sign, work, LIMIT)
        took = time.monotonic() - begun
        [(said, book)] = desks.side_by_side(_book, [(open_storage, year)], LIMIT)
    failed = [answer for said, answer in answers if said != "ok"]
    assert not failed, failed[0]
    signed = [line for _said, answer in answers for line in answer]
    print(
        f"\n{shared.__name__}: {SIGNATURES} signatures in {took:.1f} s, worst wait "
        f"{max(line[1] for line in signed):.1f} s, attempts "
        f"{sum(line[2] for line in signed)} (fewest possible {2 * SIGNATURES})"
    )
    everything = list(range(1, SIGNATURES + 1))
    assert sorted(line[0] for line in signed) == everything
    assert said == "ok", book
    assert book == (everything, SIGNATURES, [], {}, SIGNATURES)
