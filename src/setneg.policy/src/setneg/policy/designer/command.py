"""``setneg formulir ekspor|impor <folder>``: forms and their chains as text in a folder,
for Git. The running portal does the work."""

from argparse import ArgumentParser
from argparse import Namespace
import base64
from collections.abc import Mapping
import os
from pathlib import Path
from setneg.workflows import running_portal
from setneg.workflows.running_portal import CommandError
from typing import Any


SERVICE = "@paket-formulir"


def register(commands: Any) -> None:
    """Teach the command ``setneg`` the word ``formulir``."""
    top: ArgumentParser = commands.add_parser(
        "formulir", help="formulir dan rantainya sebagai berkas teks"
    )
    words = top.add_subparsers(required=True, metavar="TINDAKAN")
    for name, meaning, work in (
        ("ekspor", "tulis semua formulir terlacak ke sebuah folder", export),
        ("impor", "ambil formulir dari sebuah folder", take),
    ):
        word = words.add_parser(name, help=meaning)
        word.add_argument("folder", type=Path)
        running_portal.add_options(word)
        word.set_defaults(run=work)
    word.add_argument(
        "--periksa", action="store_true", help="hanya sebutkan apa yang akan terjadi"
    )
    word.add_argument(
        "--timpa", action="store_true", help="juga yang berbeda dari yang ada"
    )
    word.add_argument("--alasan", default="", help="alasan, untuk riwayat rantai")


def export(options: Namespace) -> str:
    """Write the package below the folder; one line that says how much was new."""
    from setneg.policy.designer import package

    answer = running_portal.asked(options, SERVICE)
    data = base64.b64decode(answer["data"])
    if not data:
        return "Belum ada formulir terlacak di portal."
    changed = package.write(package.read(data), options.folder)
    return (
        f"{len(answer['formulir'])} formulir dan {len(answer['rantai'])} rantai ditulis "
        f"ke {options.folder}; {changed} berkas baru atau berubah."
    )


def take(options: Namespace) -> str:
    """Bring the folder's package in; a line for each part of it."""
    from setneg.policy.designer import package
    from setneg.policy.designer.vetting import Refused

    try:
        files = package.read_folder(options.folder)
    except (Refused, OSError) as error:
        raise CommandError(_plain(error)) from error
    mode = "tidak" if options.periksa else "semua" if options.timpa else "baru"
    answer = running_portal.asked(
        options,
        SERVICE,
        {
            "data": base64.b64encode(package.archive(files)).decode("ascii"),
            "ambil": mode,
            "alasan": options.alasan,
        },
    )
    taken = set(answer["diambil"])
    lines = [line for each in answer["temuan"] for line in _lines(each, taken)]
    lines.append(f"{len(taken)} diambil.")
    refused = [each for each in answer["temuan"] if each["keadaan"] == "ditolak"]
    if refused:
        raise CommandError(os.linesep.join(["ada yang ditolak:", *lines]))
    return os.linesep.join(lines)


def _plain(error: Exception) -> str:
    """A reason without a portal that could translate it: its Indonesian default."""
    said = getattr(error, "said", error)
    words = str(getattr(said, "default", None) or said)
    for name, value in (getattr(said, "mapping", None) or {}).items():
        words = words.replace(f"${{{name}}}", str(value))
    return words


def _lines(finding: Mapping[str, Any], taken: set[str]) -> list[str]:
    mark = "diambil" if finding["kunci"] in taken else finding["keadaan"]
    details = [*finding["perubahan"], *finding["alasan"]]
    head = f"{finding['kunci']}: {mark}"
    return [head, *(f"  - {detail}" for detail in details)]
