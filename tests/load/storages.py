"""The storages that several processes share: the embedded one through ZEO, PostgreSQL.

Each gives a function that opens the storage; a process calls it for itself.
"""

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from relstorage.adapters.postgresql import PostgreSQLAdapter
from relstorage.options import Options
from relstorage.storage import RelStorage
import shutil
import socket
import subprocess
import sys
from tests.load import postgres
import time
from ZEO.ClientStorage import ClientStorage
from ZODB.blob import BlobStorage
from ZODB.FileStorage import FileStorage


CONFIGURATION = """
<zeo>
  address {address}
</zeo>
<filestorage 1>
  path {data}
  blob-dir {blobs}
</filestorage>
"""


def embedded(folder):
    """The storage of one process, on disk."""
    return BlobStorage(
        str(folder / "blobs"), FileStorage(str(folder / "Data.fs"), create=False)
    )


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
