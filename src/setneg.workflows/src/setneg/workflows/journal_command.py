"""``setneg jurnal``: check the journal of a running portal, or write it out.

Kept apart from the journal itself: the command starts at once and loads no portal.
"""

from argparse import _SubParsersAction
from argparse import ArgumentParser
from argparse import Namespace
from setneg.workflows import running_portal
from setneg.workflows.running_portal import CommandError
import shutil
import sys


def register(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add ``jurnal periksa`` and ``jurnal ekspor`` to the command's words."""
    journal = commands.add_parser("jurnal", help="periksa atau tulis jurnal portal")
    words = journal.add_subparsers(required=True, metavar="TINDAKAN")
    for name, meaning, work in (
        ("periksa", "periksa semua rantai jurnal", check),
        ("ekspor", "tulis jurnal sebagai baris JSON", export),
    ):
        word = words.add_parser(name, help=meaning)
        running_portal.add_options(word)
        word.set_defaults(run=work)


def check(options: Namespace) -> str:
    """One line when all is whole; CommandError names the first broken entry."""
    told = running_portal.asked(options, "@jurnal-periksa", {})
    if told["rusak"] is not None:
        raise CommandError(f"jurnal rusak: {told['rusak']['kalimat']}")
    return (
        f"Jurnal utuh: {told['rantai']} rantai, {told['entri']} entri, "
        f"{told['jangkar']} jangkar."
    )


def export(options: Namespace) -> str:
    """The entries as JSON lines on standard output; the count on standard error."""
    with running_portal.opened(options, "@jurnal-ekspor") as answer:
        shutil.copyfileobj(answer, sys.stdout.buffer)
    sys.stdout.flush()
    return ""
