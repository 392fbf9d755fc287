"""``setneg jurnal``: check the journal of a running portal, or write it out.

Kept apart from the journal itself: the command starts at once and loads no portal.
"""

from argparse import _SubParsersAction
from argparse import ArgumentParser
from argparse import Namespace
import json
import os
from pathlib import Path
import shutil
import sys
from typing import Any
from typing import Final
from urllib.error import HTTPError
from urllib.error import URLError
from urllib.request import Request
from urllib.request import urlopen


HEADER: Final = "X-Setneg-Tick-Key"
TIMEOUT: Final = 3600


class CommandError(Exception):
    """What an operator has to know and do; shown without a traceback."""


def register(
    commands: "_SubParsersAction[ArgumentParser]", url: str, variable: str, file: Path
) -> None:
    """Add ``jurnal periksa`` and ``jurnal ekspor`` to the command's words."""
    journal = commands.add_parser("jurnal", help="periksa atau tulis jurnal portal")
    words = journal.add_subparsers(required=True, metavar="TINDAKAN")
    for name, meaning, work in (
        ("periksa", "periksa semua rantai jurnal", check),
        ("ekspor", "tulis jurnal sebagai baris JSON", export),
    ):
        word = words.add_parser(name, help=meaning)
        word.add_argument("--url", default=url, help=f"alamat portal (baku: {url})")
        word.add_argument(
            "--key-file",
            type=Path,
            default=Path(os.environ.get(variable) or file),
            help=f"berkas kunci (baku: ${variable} atau {file})",
        )
        word.set_defaults(run=work)


def check(options: Namespace) -> str:
    """One line when all is whole; CommandError names the first broken entry."""
    with _asked(options, "@jurnal-periksa", b"{}") as answer:
        told = json.load(answer)
    if told["rusak"] is not None:
        raise CommandError(f"jurnal rusak: {told['rusak']['kalimat']}")
    return (
        f"Jurnal utuh: {told['rantai']} rantai, {told['entri']} entri, "
        f"{told['jangkar']} jangkar."
    )


def export(options: Namespace) -> str:
    """The entries as JSON lines on standard output; the count on standard error."""
    with _asked(options, "@jurnal-ekspor", None) as answer:
        shutil.copyfileobj(answer, sys.stdout.buffer)
    sys.stdout.flush()
    return ""


def _asked(options: Namespace, service: str, data: bytes | None) -> Any:
    if not options.url.startswith(("http://", "https://")):
        raise CommandError(f"alamat {options.url} harus diawali http:// atau https://")
    try:
        key = options.key_file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(
            f"berkas kunci {options.key_file} tidak terbaca: {error}"
        ) from error
    request = Request(  # noqa: S310 the scheme is checked above
        f"{options.url.rstrip('/')}/{service}",
        data=data,
        headers={
            "Accept": "application/json",
            "Content-Type": "application/json",
            HEADER: key,
        },
    )
    try:
        return urlopen(request, timeout=TIMEOUT)  # noqa: S310
    except HTTPError as error:
        raise CommandError(
            f"portal menjawab {error.code}; periksa kunci dan catatan kejadiannya"
        ) from error
    except (URLError, OSError) as error:
        raise CommandError(
            f"portal di {options.url} tidak menjawab; jalankan portal dahulu"
        ) from error
