"""Which files may come with a submission: known kinds, by name and by content."""

from pathlib import PurePosixPath
from setneg.policy import _


MAX_BYTES = 10 * 1024 * 1024
#: What a file of each kind begins with.
BEGINNINGS = {
    ".pdf": (b"%PDF-",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
}


def refusal(file):
    """Why a named file is not accepted, None when it is."""
    if file.getSize() > MAX_BYTES:
        return _(
            "refused_file_size",
            default="Berkas lampiran paling besar 10 MB.",
        )
    suffix = PurePosixPath((file.filename or "").lower()).suffix
    known = BEGINNINGS.get(suffix, ())
    with file.open() as stream:
        beginning = stream.read(16)
    if not any(beginning.startswith(mark) for mark in known):
        return _(
            "refused_file_kind",
            default="Berkas lampiran harus PDF, DOCX, XLSX, JPG, atau PNG.",
        )
    return None
