"""Work that nobody waits for: after the commit, in a thread, in transactions of its own.

For what is remote or slow. The request has been answered when it begins; what fails is
logged and left for the next strike of the clock.
"""

from collections.abc import Callable
from collections.abc import Iterable
import logging
from plone import api
from Testing.makerequest import makerequest
import threading
import transaction
from typing import Any
from zope.component.hooks import setSite
from zope.globalrequest import setRequest


logger = logging.getLogger("setneg.policy.background")

#: Runs something in the site, in a transaction of its own, and gives what it returns.
InSite = Callable[[Callable[[], Any]], Any]


def after_commit(
    name: str, work: Callable[[InSite, str], None], uids: Iterable[str]
) -> None:
    """Once this transaction is committed, do some work for one document after another.

    ``work`` gets the way into the site and the document's UID: it reads there, lets go
    of the database, does what is slow, and goes in again to write. ``name`` is the
    thread's.
    """
    portal = api.portal.get()
    database, path = portal._p_jar.db(), portal.getPhysicalPath()

    def in_site(act: Callable[[], Any]) -> Any:
        return _in_site(database, path, act)

    def start(committed: bool) -> None:
        if committed:
            threading.Thread(
                target=_work, args=(work, in_site, tuple(uids)), name=name, daemon=True
            ).start()

    transaction.get().addAfterCommitHook(start)


def _work(
    work: Callable[[InSite, str], None], in_site: InSite, uids: tuple[str, ...]
) -> None:
    for uid in uids:
        try:
            work(in_site, uid)
        except Exception as error:
            name = threading.current_thread().name
            logger.warning("%s: %s belum selesai: %s", name, uid, error)


def _in_site(database: Any, path: tuple[str, ...], act: Callable[[], Any]) -> Any:
    """Do something in the site, through a connection of this thread."""
    transaction.begin()
    connection = database.open()
    try:
        app = makerequest(connection.root()["Application"])
        setRequest(app.REQUEST)
        setSite(app.unrestrictedTraverse(path))
        result = act()
        transaction.commit()
        return result
    finally:
        transaction.abort()
        setSite(None)
        setRequest(None)
        connection.close()
