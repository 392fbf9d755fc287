"""How often something was sent from one account or address, counted for all processes.

The counts lie in a folder beside the instance's own files and never in the database, so
that neither its history nor its backups tell who sent a ticket. Who sends is kept as a
hash with a salt of the day; on the next day salt and counts are thrown away. One sending
is one file that only one process can make: no two get the same place in the count, and
nobody waits for anybody. Several machines share the folder (`SETNEG_RATES`).
"""

from App.config import getConfiguration
from datetime import date
import hashlib
import hmac
import logging
import os
from pathlib import Path
import secrets
from setneg.policy.rendering.verification import RateLimit
from setneg.workflows import organisation
import shutil
import time
from typing import Any


FOLDER_VARIABLE = "SETNEG_RATES"
FOLDER = Path("var") / "laju"
SALT = "garam"
HOUR = 3600  # seconds
PRIVATE = 0o700

log = logging.getLogger(__name__)
#: Where the folder cannot be written: this process alone counts.
_here: dict[int, RateLimit] = {}


def folder() -> Path:
    """Where the counts lie: as the environment says, else ``laju`` beside the data."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    home = getattr(getConfiguration(), "clienthome", None)
    return Path(home).absolute().parent / FOLDER.name if home else FOLDER.absolute()


def allows(source: str, rate: int) -> bool:
    """Count one sending from a source; False, and then nothing is counted, when there
    were `rate` within the last hour.

    source  what is sent and by whom, in plain; it is kept nowhere
    """
    try:
        return Day(folder(), organisation.today()).allows(source, rate, time.time())
    except OSError as error:
        log.warning("rates are counted by this process alone: %s", error.strerror)
        alone = _here.setdefault(rate, RateLimit(asks=rate, seconds=HOUR))
        return alone.allows(source)


def tidy(event: Any) -> None:
    """At each tick: what is not of today is thrown away, the salt too."""
    throw_away(folder(), organisation.today())


def throw_away(place: Path, today: date) -> None:
    """Remove every day but this one."""
    known = place.iterdir() if place.is_dir() else ()
    for each in [each for each in known if each.name < today.isoformat()]:
        shutil.rmtree(each, ignore_errors=True)


class Day:
    """The counts of one day below a folder; OSError where it cannot be written."""

    def __init__(self, place: Path, today: date) -> None:
        self.place, self.today = place, today
        self.folder = place / today.isoformat()

    def allows(self, source: str, rate: int, now: float) -> bool:
        """Count one sending at a moment (seconds since 1970); False for too many."""
        kept = self.folder / self.hashed(source)
        kept.mkdir(mode=PRIVATE, exist_ok=True)
        while True:
            number = sum(1 for _each in kept.iterdir())
            before = kept / str(number - rate)
            if number >= rate and now - before.stat().st_mtime < HOUR:
                return False
            if _made(kept / str(number), now):
                return True

    def hashed(self, source: str) -> str:
        """A source as nobody can tell it from the hash, and only for today."""
        found = hmac.new(self.salt(), source.encode(), hashlib.sha256)
        return found.hexdigest()[:32]

    def salt(self) -> bytes:
        """The salt of the day, the same for all processes; made by the first one."""
        path = self.folder / SALT
        if not path.exists():
            throw_away(self.place, self.today)
            self.folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
            draft = self.folder / f".{SALT}.{secrets.token_hex(8)}"
            draft.touch(mode=0o600)
            draft.write_bytes(secrets.token_bytes(32))
            try:
                os.link(draft, path)  # whole or not at all, and only once
            except FileExistsError:
                log.debug("another process made the salt of the day")
            finally:
                draft.unlink()
        return path.read_bytes()


def _made(path: Path, now: float) -> bool:
    """Make a file that is not there; False when somebody else has just made it."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return False
    os.utime(path, (now, now))
    return True
