"""The storages that several processes share: the embedded one through ZEO, PostgreSQL.

Each gives a function that opens the storage; a process calls it for itself.
"""

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from relstorage.adapters.postgresql import PostgreSQLAdapter
from relstorage.options import Options
from relstorage.storage import RelStorage
from setneg.workflows.register.patience import persevere
import shutil
import socket
import subprocess
import sys
from tests.load import desks
from tests.load import postgres
import time
import transaction
from ZEO.ClientStorage import ClientStorage
from ZODB.blob import BlobStorage
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage


#: A process that fills a storage for this long has failed (seconds).
LIMIT = 500
CONFIGURATION = """
<zeo>
  address {address}
</zeo>
<filestorage 1>
  path {data}
  blob-dir {blobs}
</filestorage>
"""


def embedded(folder, create=False):
    """The storage of one process, on disk."""
    return BlobStorage(
        str(folder / "blobs"), FileStorage(str(folder / "Data.fs"), create=create)
    )


def once(folder, before=None, after=None):
    """A function from the portal to the folder of a storage that holds it; made once.

    ``before`` works on the portal itself, ``after`` on its copy in the storage.
    """
    made = []

    def prepare(portal):
        if not made:
            if before is not None:
                before(portal)
            exported = folder / "situs.zexp"
            app = portal.aq_parent
            app._p_jar.exportFile(app._p_oid, str(exported))
            work = [(folder, exported, after)]
            [(said, answer)] = desks.side_by_side(_fill, work, LIMIT)
            assert said == "ok", answer
            exported.unlink()
            made.append(folder)
        return made[0]

    return prepare


def _fill(folder, exported, after):
    """In a process of its own: the exported site on disk, and what comes after."""
    database = DB(embedded(folder, create=True))
    with database.transaction() as connection:
        app = connection.importFile(str(exported))
        connection.root()["Application"] = app
    database.close()
    if after is not None:
        with desks.site(embedded(folder)) as portal:
            persevere(lambda: after(portal), transaction.manager)


@contextmanager
def zeo(prepared, folder):
    """A ZEO server in a process of its own, on a copy of the prepared storage."""
    shutil.copytree(prepared, folder / "zeo")
    address = folder / "zeo.sock"
    configuration = folder / "zeo.conf"
    configuration.write_text(
        CONFIGURATION.format(
            address=address,
            data=folder / "zeo" / "Data.fs",
            blobs=folder / "zeo" / "blobs",
        )
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "ZEO.runzeo", "-C", str(configuration)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    try:
        _await(address)
        yield partial(_zeo_client, str(address), str(folder / "zeo" / "blobs"))
    finally:
        process.terminate()
        process.wait(30)


def _zeo_client(address, blobs):
    return ClientStorage(
        address, blob_dir=blobs, shared_blob_dir=True, wait_timeout=30, cache_size=2**26
    )


@contextmanager
def postgresql(prepared, folder):
    """A PostgreSQL server that holds what the prepared storage holds."""
    blobs = folder / "blobs"
    blobs.mkdir()
    with postgres.server() as dsn:
        source, target = embedded(prepared), _relstorage(dsn, str(blobs))
        try:
            target.copyTransactionsFrom(source)
        finally:
            source.close()
            target.close()
        yield partial(_relstorage, dsn, str(blobs))


def _relstorage(dsn, blobs):
    options = Options(keep_history=False, blob_dir=blobs, shared_blob_dir=True)
    return RelStorage(PostgreSQLAdapter(dsn, options=options), options=options)


def _await(path, seconds=30):
    """Until a server listens."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if Path(path).exists():
            with socket.socket(socket.AF_UNIX) as probe:
                try:
                    probe.connect(str(path))
                except OSError:
                    pass
                else:
                    return
        time.sleep(0.05)
    raise AssertionError(f"no server at {path}")
