"""Whose turn it is, when several work on the same register and one has lost twice.

Without it the storage lets whoever is quickest win, again and again, and a slow signing
could lose all day. A lock on a file of this machine: those who lost wait in line, one at
a time, and newcomers let the one whose turn it is go first. Never longer than
``LONGEST`` seconds, so that a lock that stays held costs time and never the work.
"""

from App.config import getConfiguration
import fcntl
import os
from pathlib import Path
import tempfile
import threading
import time


LONGEST = 10.0
POLITE = 1.0
STEP = 0.01
NAME = "setneg-giliran"


class _Held(threading.local):
    """The lock that this thread holds: a file descriptor, None without."""

    file: int | None = None


_held = _Held()


def place() -> Path:
    """The file: beside the instance's own files, else the folder for passing files."""
    home = getattr(getConfiguration(), "clienthome", None)
    folder = Path(home).absolute().parent if home else Path(tempfile.gettempdir())
    return folder / f"{NAME}-{os.getuid()}.lock"


def take(longest: float = LONGEST) -> bool:
    """Wait for this thread's turn and keep it until ``give``; False when it did not come."""
    if _held.file is None:
        _held.file = _locked(longest)
    return _held.file is not None


def give() -> None:
    """Let the next one go on; nothing when this thread holds no turn."""
    file, _held.file = _held.file, None
    if file is not None:
        os.close(file)


def let_pass() -> None:
    """Before a first attempt: wait a moment for the one whose turn it is."""
    file = _locked(POLITE, fcntl.LOCK_SH) if _held.file is None else None
    if file is not None:
        os.close(file)


def _locked(longest: float, kind: int = fcntl.LOCK_EX) -> int | None:
    """A locked file, None when it stays taken or cannot be opened."""
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        file = os.open(place(), flags, 0o600)
    except OSError:
        return None
    until = time.monotonic() + longest
    while True:
        try:
            fcntl.flock(file, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                os.close(file)
                return None
            time.sleep(STEP)
        else:
            return file
