"""The secret that lets the timer of this machine strike the clock.

The running portal keeps it in a file that only its own system user can read; whoever can
read that file may tick. ``SETNEG_TICK_KEY_FILE`` names another place, which several
instances of one site share.
"""

from App.config import getConfiguration
from hmac import compare_digest
import os
from pathlib import Path
import secrets
from setneg.workflows import logger
from typing import Any


VARIABLE = "SETNEG_TICK_KEY_FILE"
HEADER = "X-Setneg-Tick-Key"
NAME = "tick.key"


def place() -> Path:
    """Where the portal keeps the key: beside its instance's files, in ``var``."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    home = getattr(getConfiguration(), "clienthome", None) or "var/instance"
    return Path(home).absolute().parent / NAME


def ensure() -> str:
    """The key; made, readable for its owner only, when there is none."""
    path = place()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    key = secrets.token_urlsafe(32)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key + "\n")
    return key


def matches(given: str | None) -> bool:
    """Whether somebody showed the key; compared in constant time."""
    if not given:
        return False
    key = ensure()
    return bool(key) and compare_digest(key.encode(), given.encode("utf-8"))


def make_at_start(event: Any) -> None:
    """At the start of the server: the timer finds the key from the first minute on."""
    try:
        ensure()
    except OSError as error:
        logger.warning("The tick key %s cannot be kept: %s", place(), error)
