"""Work that is stored in a transaction of its own, while others write at the same place."""

from persistent.mapping import PersistentMapping
import pytest
from setneg.policy import apart
import transaction
from ZODB.DB import DB
from ZODB.MappingStorage import MappingStorage


PATH = ("", "situs")


class Place(PersistentMapping):
    """What lies in the database, found by its path."""

    def unrestrictedTraverse(self, path):
        return self[path[-1]]


@pytest.fixture
def database():
    """A database with a place of its own; it is empty afterwards."""
    found = DB(MappingStorage())
    with found.transaction() as connection:
        connection.root()["Application"] = Place(situs=Place())
    yield found
    found.close()


def kept(database):
    with database.transaction() as connection:
        return dict(connection.root()["Application"]["situs"])


def test_it_is_stored_at_once_beside_what_is_still_open(database):
    # nobody acts: the transaction of a request has just ended
    transaction.begin()
    assert apart.write(database, PATH, lambda site: site.update(surat=1))
    transaction.abort()
    assert kept(database) == {"surat": 1}


def test_while_others_write_there_it_is_tried_again(database):
    # nobody acts: another request is quicker, twice
    tried = []

    def work(site):
        tried.append(dict(site))
        site["surat"] = len(tried)
        if len(tried) < 3:
            with database.transaction() as other:
                other.root()["Application"]["situs"]["lain"] = len(tried)

    assert apart.write(database, PATH, work)
    assert tried == [{}, {"lain": 1}, {"lain": 2}]
    assert kept(database) == {"lain": 2, "surat": 3}


def test_who_is_never_quick_enough_is_told_and_nothing_is_stored(database):
    # nobody acts: other requests are always quicker
    tried = []

    def work(site):
        tried.append(1)
        site["surat"] = 1
        with database.transaction() as other:
            other.root()["Application"]["situs"]["lain"] = len(tried)

    assert not apart.write(database, PATH, work)
    assert len(tried) == apart.ATTEMPTS
    assert "surat" not in kept(database)


def test_what_goes_wrong_in_the_work_is_raised_and_nothing_is_stored(database):
    # nobody acts: the work itself fails
    def work(site):
        site["surat"] = 1
        raise LookupError("situs")

    with pytest.raises(LookupError):
        apart.write(database, PATH, work)
    assert kept(database) == {}
