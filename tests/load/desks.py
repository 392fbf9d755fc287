"""Processes that share a site: each is a copy of this one with a connection of its own."""

from contextlib import contextmanager
import multiprocessing
from Testing.makerequest import makerequest
import traceback
import transaction
from ZODB.DB import DB
from zope.component.hooks import setSite
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest


SITE = "plone"
_FORK = multiprocessing.get_context("fork")


@contextmanager
def site(storage):
    """The site in a storage, for the process that asks."""
    database = DB(storage, cache_size=60000)
    connection = database.open()
    app = makerequest(connection.root()["Application"])
    setRequest(app.REQUEST)
    portal = app[SITE]
    setSite(portal)
    try:
        yield portal
    finally:
        transaction.abort()
        setSite(None)
        clearRequest()
        connection.close()
        database.close()


def side_by_side(work, arguments, seconds):
    """Run ``work(*argument)`` for each in a process of its own; what they answered.

    An answer is ("ok", result) or ("error", text).
    """
    answers = _FORK.Queue()
    processes = [
        _FORK.Process(target=_answer, args=(answers, number, work, argument))
        for number, argument in enumerate(arguments)
    ]
    for process in processes:
        process.start()
    try:
        found = dict(answers.get(timeout=seconds) for _process in processes)
    finally:
        for process in processes:
            process.join(10)
            if process.is_alive():
                process.kill()
    return [found[number] for number in range(len(processes))]


def _answer(answers, number, work, argument):
    """In the copy: leave the parent's transaction and site behind, then work."""
    try:
        transaction.abort()
        setSite(None)
        answers.put((number, ("ok", work(*argument))))
    except BaseException:
        answers.put((number, ("error", traceback.format_exc())))
