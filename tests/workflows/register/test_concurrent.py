"""Many signers at once, on a real storage."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import chain
import pytest
from setneg.workflows.register.patience import pause
from setneg.workflows.register.patience import persevere
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import Registers
import time
import transaction
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from ZODB.POSException import ConflictError
from zoneinfo import ZoneInfo


KEY = Key(2026, "persuratan", "Peraturan")
MOMENT = datetime(2026, 6, 2, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
SIGNERS, EACH = 8, 25


@pytest.fixture
def database(tmp_path):
    """A site's database on disk with an empty set of registers."""
    db = DB(FileStorage(str(tmp_path / "Data.fs")), pool_size=SIGNERS)
    with db.transaction() as connection:
        connection.root()["registers"] = Registers()
    yield db
    db.close()


def sign(database, signer, fail=()):
    """One signer takes his numbers, each in a transaction of its own."""
    manager = transaction.TransactionManager()
    connection = database.open(manager)
    numbers = []
    try:
        for index in range(EACH):

            def work(index=index):
                series = connection.root()["registers"].need(KEY)
                number = series.take(f"{signer}-{index}", "Hal", MOMENT, str(signer))
                time.sleep(0.002)  # what else a signature does before it is stored
                if index in fail:
                    raise RuntimeError("the signature was refused")
                return number

            try:
                numbers.append(persevere(work, manager, attempts=200))
            except RuntimeError:
                continue
    finally:
        connection.close()
    return numbers


@pytest.mark.load
@pytest.mark.rule("R-X-03")
def test_eight_signers_at_once_get_two_hundred_consecutive_numbers(database):
    """Eight signers act, on the same register that none of them has opened before."""
    with ThreadPoolExecutor(SIGNERS) as pool:
        found = list(pool.map(lambda n: sign(database, n), range(SIGNERS)))
    assert sorted(chain.from_iterable(found)) == list(range(1, SIGNERS * EACH + 1))
    with database.transaction() as connection:
        series = connection.root()["registers"].get(KEY)
        assert len(series.lines) == SIGNERS * EACH
        assert (series.gaps(), series.duplicates()) == ([], {})


@pytest.mark.load
def test_a_signature_that_fails_gives_its_number_back(database):
    """Four signers act; each third of their signatures is refused."""
    fail = range(0, EACH, 3)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda n: sign(database, n, fail), range(4)))
    numbers = sorted(chain.from_iterable(found))
    assert numbers == list(range(1, 4 * (EACH - len(fail)) + 1))


def test_a_conflict_that_never_ends_is_told_after_the_last_attempt():
    """Nobody acts: somebody else is always faster."""
    tried = []

    def work():
        tried.append(1)
        raise ConflictError

    with pytest.raises(ConflictError):
        persevere(work, transaction.TransactionManager(), attempts=3)
    assert len(tried) == 3


def test_a_person_never_waits_long_between_attempts():
    """Nobody acts: pauses stay within a second, at any attempt."""
    assert all(0 <= pause(attempt) <= 1 for attempt in range(40))
