"""Which files may come with a document or a submission: known kinds, by name and by
content, up to a size. Kinds and limits are the site manager's to set."""

from pathlib import PurePosixPath
from plone import api
from setneg.policy import _


KINDS_RECORD = "setneg.policy.lampiran_jenis"
SIZE_RECORD = "setneg.policy.lampiran_ukuran"
COUNT_RECORD = "setneg.policy.lampiran_jumlah"
MEGABYTE = 1024 * 1024
DEFAULT_MEGABYTES = 25
DEFAULT_COUNT = 20
LONGEST_NAME = 200  # characters

_ZIPPED = (b"PK\x03\x04",)
_OLD_OFFICE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
#: What a file of each kind begins with; only these can be allowed.
BEGINNINGS = {
    ".pdf": (b"%PDF-",),
    ".docx": _ZIPPED,
    ".xlsx": _ZIPPED,
    ".pptx": _ZIPPED,
    ".odt": _ZIPPED,
    ".ods": _ZIPPED,
    ".doc": _OLD_OFFICE,
    ".xls": _OLD_OFFICE,
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
}
DEFAULT_KINDS = (".pdf", ".docx", ".xlsx", ".jpg", ".jpeg", ".png")


def allowed() -> tuple[str, ...]:
    """The suffixes that the site accepts, such as ``.pdf``."""
    chosen = api.portal.get_registry_record(KINDS_RECORD, default=None) or DEFAULT_KINDS
    return tuple(kind for kind in chosen if kind in BEGINNINGS)


def most_bytes() -> int:
    """The largest file that the site accepts."""
    return _limit(SIZE_RECORD, DEFAULT_MEGABYTES) * MEGABYTE


def most_files() -> int:
    """How many files one document may carry beside its main attachment."""
    return _limit(COUNT_RECORD, DEFAULT_COUNT)


def refusal(file):
    """Why a named file is not accepted (which file, what about it, what is allowed);
    None when it is."""
    name = file.filename or "-"
    if file.getSize() > most_bytes():
        return _(
            "refused_attachment_size",
            default="Berkas “${file}” berukuran ${size} MB; paling besar ${limit} MB.",
            mapping={
                "file": name,
                "size": f"{file.getSize() / MEGABYTE:.1f}".replace(".", ","),
                "limit": str(most_bytes() // MEGABYTE),
            },
        )
    if len(name) > LONGEST_NAME or not name.isprintable():
        return _(
            "refused_attachment_name",
            default="Nama berkas “${file}…” terlalu panjang atau memuat tanda yang tidak "
            "dapat dicetak; paling panjang ${limit} huruf.",
            mapping={"file": name[:40], "limit": str(LONGEST_NAME)},
        )
    suffix = PurePosixPath(name.lower()).suffix
    words = {"file": name, "kinds": ", ".join(k[1:].upper() for k in allowed())}
    if suffix not in allowed():
        return _(
            "refused_attachment_kind",
            default="Jenis berkas “${file}” tidak diterima; yang diterima: ${kinds}.",
            mapping=words,
        )
    with file.open() as stream:
        beginning = stream.read(16)
    if not any(beginning.startswith(mark) for mark in BEGINNINGS[suffix]):
        return _(
            "refused_file_disguised",
            default="Isi berkas “${file}” tidak sesuai dengan namanya; yang diterima: "
            "${kinds}.",
            mapping=words,
        )
    return None


def _limit(record: str, default: int) -> int:
    value = api.portal.get_registry_record(record, default=None)
    return value if isinstance(value, int) and value > 0 else default
