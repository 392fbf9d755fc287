"""The command ``setneg``: what a timer or an operator calls beside the running portal.

``setneg tick`` asks the portal to strike the clock. The portal's own process does the
work, because its storage is open there.
"""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Sequence
from importlib.metadata import entry_points
import json
import os
from pathlib import Path
from setneg.workflows import __version__
from setneg.workflows import journal_command
from setneg.workflows.journal_command import CommandError
from setneg.workflows.register import command as register
import sys
from urllib.error import HTTPError
from urllib.error import URLError
from urllib.request import Request
from urllib.request import urlopen


URL = "http://127.0.0.1:8080/setneg"
KEY_VARIABLE = "SETNEG_TICK_KEY_FILE"
KEY_FILE = Path("var/tick.key")
HEADER = "X-Setneg-Tick-Key"
TIMEOUT = 600
#: Entry points of packages that add words to the command: `register(commands)`.
COMMANDS = "setneg.commands"


__all__ = ["CommandError", "main", "parser"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when it did its work, 1 when it could not."""
    options = parser().parse_args(arguments)
    try:
        print(options.run(options))
    except CommandError as error:
        print(f"setneg: {error}", file=sys.stderr)
        return 1
    return 0


def parser() -> ArgumentParser:
    """The words that the command knows."""
    top = ArgumentParser(
        prog="setneg", description="Perintah untuk portal yang berjalan."
    )
    top.add_argument("--version", action="version", version=__version__)
    commands = top.add_subparsers(required=True, metavar="PERINTAH")
    tick = commands.add_parser(
        "tick", help="kirim peringatan dan eskalasi yang jatuh tempo"
    )
    tick.add_argument("--url", default=URL, help=f"alamat portal (baku: {URL})")
    tick.add_argument(
        "--key-file",
        type=Path,
        default=Path(os.environ.get(KEY_VARIABLE) or KEY_FILE),
        help=f"berkas kunci (baku: ${KEY_VARIABLE} atau {KEY_FILE})",
    )
    tick.set_defaults(run=run_tick)
    register.add(commands, URL, Path(os.environ.get(KEY_VARIABLE) or KEY_FILE))
    journal_command.register(commands, URL, KEY_VARIABLE, KEY_FILE)
    for further in sorted(entry_points(group=COMMANDS), key=lambda each: each.name):
        further.load()(commands)
    return top


def run_tick(options: Namespace) -> str:
    """Ask the portal to tick; one line that says what it did."""
    if not options.url.startswith(("http://", "https://")):
        raise CommandError(f"alamat {options.url} harus diawali http:// atau https://")
    request = Request(  # noqa: S310 the scheme is checked above
        options.url.rstrip("/") + "/@tick",
        data=b"{}",
        headers={
            "Accept": "application/json",
            "Content-Type": "application/json",
            HEADER: _key(options.key_file),
        },
    )
    try:
        with urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310
            report = json.load(response)
    except HTTPError as error:
        raise CommandError(_refusal(error, options)) from error
    except (URLError, OSError) as error:
        reason = getattr(error, "reason", error)
        raise CommandError(
            f"portal di {options.url} tidak menjawab ({reason}); jalankan portal dahulu"
        ) from error
    except ValueError as error:
        raise CommandError(
            f"{options.url} tidak menjawab sebagai portal ini"
        ) from error
    return _summary(report)


def _key(path: Path) -> str:
    """The shared secret."""
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise CommandError(
            f"berkas kunci {path} tidak ada; portal membuatnya saat dijalankan"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"berkas kunci {path} tidak terbaca: {error}") from error


def _refusal(error: HTTPError, options: Namespace) -> str:
    """What an answer other than success means for the operator."""
    if error.code in (401, 403):
        return f"portal menolak kunci dari {options.key_file}"
    if error.code == 404:
        return f"di {options.url} tidak ada portal dengan mesin alur kerja"
    return f"portal menjawab {error.code}; lihat catatan kejadiannya"


def _summary(report: dict[str, object]) -> str:
    """The report in one line."""
    if not report.get("mail"):
        return "Surel portal belum disetel; tidak ada yang dikirim."
    return (
        f"{report['at']}: {report['examined']} diperiksa, "
        f"{report['reminded']} diingatkan, {report['escalated']} dieskalasi, "
        f"{report['mails']} surel, {report['unaddressed']} tanpa alamat, "
        f"{report['failed']} gagal."
    )
