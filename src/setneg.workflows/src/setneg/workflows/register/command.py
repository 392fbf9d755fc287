"""``setneg register periksa``: are all registers sound? Exit code 1 when they are not."""

from argparse import ArgumentParser
from argparse import Namespace
import os
from setneg.workflows import running_portal
from setneg.workflows.running_portal import CommandError
from typing import Any


def add(commands: Any) -> None:
    """Teach the command ``setneg`` the word ``register``."""
    top: ArgumentParser = commands.add_parser("register", help="register nomor naskah")
    inner = top.add_subparsers(required=True, metavar="TINDAKAN")
    check = inner.add_parser(
        "periksa", help="cari celah, nomor ganda, dan naskah hilang"
    )
    running_portal.add_options(check)
    check.set_defaults(run=run)


def run(options: Namespace) -> str:
    """Ask the portal; a line for each finding. CommandError when something is wrong."""
    report = running_portal.asked(options, "@register-periksa")
    lines = [_line(item) for item in report["items"]]
    if any(item["salah"] for item in report["items"]):
        raise CommandError(os.linesep.join(["register tidak utuh:", *lines]))
    return os.linesep.join([*lines, f"{report['register']} register utuh."])


def _line(item: dict[str, Any]) -> str:
    """A finding in one line."""
    place = " ".join(str(item[name]) for name in ("jenis", "kantor", "tahun"))
    return f"{' '.join(place.split())}: {item['teks']}"
