"""``setneg register periksa``: are all registers sound? Exit code 1 when they are not."""

from argparse import ArgumentParser
from argparse import Namespace
import json
import os
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.error import URLError
from urllib.request import Request
from urllib.request import urlopen


TIMEOUT = 600
HEADER = "X-Setneg-Tick-Key"


def add(commands: Any, url: str, key_file: Path) -> None:
    """Teach the command ``setneg`` the word ``register``."""
    top: ArgumentParser = commands.add_parser("register", help="register nomor naskah")
    inner = top.add_subparsers(required=True, metavar="TINDAKAN")
    check = inner.add_parser(
        "periksa", help="cari celah, nomor ganda, dan naskah hilang"
    )
    check.add_argument("--url", default=url, help=f"alamat portal (baku: {url})")
    check.add_argument("--key-file", type=Path, default=key_file, help="berkas kunci")
    check.set_defaults(run=run)


def run(options: Namespace) -> str:
    """Ask the portal; a line for each finding. CommandError when something is wrong."""
    from setneg.workflows.cli import CommandError

    if not options.url.startswith(("http://", "https://")):
        raise CommandError(f"alamat {options.url} harus diawali http:// atau https://")
    try:
        shown = options.key_file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"berkas kunci {options.key_file} tidak terbaca") from error
    request = Request(  # noqa: S310 the scheme is checked above
        options.url.rstrip("/") + "/@register-periksa",
        headers={"Accept": "application/json", HEADER: shown},
    )
    try:
        with urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
            report = json.load(response)
    except HTTPError as error:
        raise CommandError(f"portal menjawab {error.code}") from error
    except (URLError, OSError, ValueError) as error:
        raise CommandError(f"portal di {options.url} tidak menjawab") from error
    lines = [_line(item) for item in report["items"]]
    if any(item["salah"] for item in report["items"]):
        raise CommandError(os.linesep.join(["register tidak utuh:", *lines]))
    return os.linesep.join([*lines, f"{report['register']} register utuh."])


def _line(item: dict[str, Any]) -> str:
    """A finding in one line."""
    place = " ".join(str(item[name]) for name in ("jenis", "kantor", "tahun"))
    return f"{' '.join(place.split())}: {item['teks']}"
