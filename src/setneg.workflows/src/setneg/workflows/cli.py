"""The command ``setneg``: what a timer or an operator calls beside the running portal.

``setneg tick`` asks the portal to strike the clock. The portal's own process does the
work, because its storage is open there.
"""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Sequence
from importlib.metadata import entry_points
from setneg.workflows import __version__
from setneg.workflows import journal_command
from setneg.workflows import running_portal
from setneg.workflows.register import command as register
from setneg.workflows.running_portal import CommandError
import sys


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
    running_portal.add_options(tick)
    tick.set_defaults(run=run_tick)
    register.add(commands)
    journal_command.register(commands)
    for further in sorted(entry_points(group=COMMANDS), key=lambda each: each.name):
        further.load()(commands)
    return top


def run_tick(options: Namespace) -> str:
    """Ask the portal to tick; one line that says what it did."""
    return _summary(running_portal.asked(options, "@tick", {}))


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
