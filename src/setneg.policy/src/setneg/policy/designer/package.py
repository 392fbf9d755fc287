"""Forms and chains as files: an archive or a folder, read with suspicion, written the
same way every time."""

from collections.abc import Mapping
import io
from pathlib import Path
import re
from setneg.policy import _
from setneg.policy.designer.vetting import Refused
import zipfile
import zlib


FORM_FILES = ("formulir.yaml", "isian.xml", "tindakan.xml")
README = "BACA.md"
MEMBER = re.compile(
    r"^(formulir/[a-z0-9][a-z0-9._-]{0,99}/(formulir\.yaml|isian\.xml|tindakan\.xml)"
    r"|rantai/[a-z][a-z0-9_]{0,99}\.yaml|BACA\.md)$"
)
#: Bytes of an archive, of one file, of all of them, and how many there may be.
LARGEST_ARCHIVE, LARGEST_FILE, LARGEST_SUM, MOST = 2_000_000, 400_000, 8_000_000, 600
#: Moment that every file of the archive carries: same content, same bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)

#: What reading a damaged archive raises.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
)

Files = Mapping[str, str]


def read(data: bytes) -> dict[str, str]:
    """Name -> text of an archive's files; Refused for what no package holds."""
    if len(data) > LARGEST_ARCHIVE:
        raise Refused(_("package_large", default="Arsip terlalu besar."))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _members(archive)
    except BROKEN:
        raise Refused(
            _("package_no_zip", default="Berkas ini bukan arsip zip yang dapat dibaca.")
        ) from None


def _members(archive: zipfile.ZipFile) -> dict[str, str]:
    members = [each for each in archive.infolist() if not _folder(each)]
    if len(members) > MOST or sum(each.file_size for each in members) > LARGEST_SUM:
        raise Refused(_("package_large", default="Arsip terlalu besar."))
    found: dict[str, str] = {}
    for each in members:
        if not MEMBER.fullmatch(each.filename) or each.filename in found:
            raise Refused(_foreign(each.filename))
        with archive.open(each) as stream:
            found[each.filename] = _text(each.filename, stream.read(LARGEST_FILE + 1))
    return checked(found)


def _folder(member: zipfile.ZipInfo) -> bool:
    """A folder of its own entry says nothing; its name must still be an ordinary one."""
    return bool(re.fullmatch(r"(formulir|rantai)/([a-z0-9._-]+/)?", member.filename))


def _text(name: str, data: bytes) -> str:
    if len(data) > LARGEST_FILE:
        raise Refused(
            _(
                "package_large_file",
                default="Berkas “${name}” terlalu besar.",
                mapping={"name": name},
            )
        )
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Refused(
            _(
                "package_encoding",
                default="Berkas “${name}” bukan teks UTF-8.",
                mapping={"name": name},
            )
        ) from None


def _foreign(name: str) -> str:
    return _(
        "package_foreign",
        default="Berkas “${name}” tidak dikenal dalam paket formulir, atau muncul dua "
        "kali; tidak ada yang diimpor.",
        mapping={"name": name[:120]},
    )


def checked(files: Files) -> dict[str, str]:
    """The same files when every form is whole; Refused otherwise."""
    for form in forms(files):
        lacking = [f for f in FORM_FILES if f"formulir/{form}/{f}" not in files]
        if lacking:
            raise Refused(
                _(
                    "package_lacking",
                    default="Formulir “${form}” tidak lengkap: ${files} tidak ada.",
                    mapping={"form": form, "files": ", ".join(lacking)},
                )
            )
    if not forms(files) and not chains(files):
        raise Refused(
            _("package_empty", default="Paket ini tidak memuat formulir atau rantai.")
        )
    return dict(files)


def forms(files: Files) -> list[str]:
    """Ids of the forms in a package."""
    names = {name.split("/")[1] for name in files if name.startswith("formulir/")}
    return sorted(names)


def chains(files: Files) -> list[str]:
    """Ids of the chains in a package."""
    return sorted(name[7:-5] for name in files if name.startswith("rantai/"))


def form(files: Files, name: str) -> dict[str, str]:
    """The three files of a form."""
    return {file: files[f"formulir/{name}/{file}"] for file in FORM_FILES}


def archive(files: Files) -> bytes:
    """The files as one archive; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(files):
            member = zipfile.ZipInfo(name, EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(member, files[name].encode("utf-8"))
    return buffer.getvalue()


def write(files: Files, folder: Path) -> int:
    """Write the files below a folder; how many were new or different.

    Nothing else that lies there is touched.
    """
    changed = 0
    for name in sorted(files):
        target = folder / name
        data = files[name].encode("utf-8")
        if target.is_file() and target.read_bytes() == data:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        changed += 1
    return changed


def read_folder(folder: Path) -> dict[str, str]:
    """The files of a package below a folder; other files there are left alone."""
    found: dict[str, str] = {}
    for pattern in ("formulir/*/*", "rantai/*.yaml"):
        for path in sorted(folder.glob(pattern)):
            name = path.relative_to(folder).as_posix()
            if MEMBER.fullmatch(name) and path.is_file() and not path.is_symlink():
                found[name] = _text(name, path.read_bytes()[: LARGEST_FILE + 1])
    return checked(found)
