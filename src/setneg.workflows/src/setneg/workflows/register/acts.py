"""What a keeper does in the book: one list for the page and for the service.

Each act takes the register, what was said, and who says it; it answers what changed.
RegisterError says what is wrong; Unauthorized is for somebody who keeps another book.
"""

from collections.abc import Callable
from collections.abc import Mapping
from plone import api
from setneg.workflows import journal
from setneg.workflows.register import book
from setneg.workflows.register import insertion
from setneg.workflows.register import outage
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import Place
from setneg.workflows.register.series import RegisterError
from typing import Any


Said = Mapping[str, Any]
Act = Callable[[Key, Said, str], dict[str, Any]]


def do(act: str, key: Key, said: Said, userid: str) -> dict[str, Any]:
    """Do an act of ``ACTS`` as the keeper of a register; the journal keeps it."""
    book.need_keeper(key, userid)
    done = ACTS[act](key, said, userid)
    journal.record(
        api.portal.get(),
        "register",
        tindakan=act,
        jenis=key.kind,
        kantor=key.office,
        tahun=key.year,
        hasil=done,
    )
    return done


def _void(key: Key, said: Said, userid: str) -> dict[str, Any]:
    """Declare a number void."""
    number, suffix = _number(said.get("nomor"))
    entry = book.void(key, number, _text(said, "alasan"), userid, suffix)
    return {"nomor": entry.number, "alasan": entry.void_reason}


def _block(key: Key, said: Said, userid: str) -> dict[str, Any]:
    """Reserve a block for the paper book."""
    count = book.whole(said.get("banyak"), "Banyak nomor")
    block = outage.reserve_block(*_name(key), count, _text(said, "alasan"))
    return {"dari": block.first, "sampai": block.last, "alasan": block.reason}


def _link(key: Key, said: Said, userid: str) -> dict[str, Any]:
    """Say which registered document carries a number of the paper book."""
    number = book.whole(said.get("nomor"), "Nomor")
    document = _document(_text(said, "naskah"))
    entry = outage.link(*_name(key), number, document)
    return {"nomor": entry.number, "naskah": entry.uid}


def _unused(key: Key, said: Said, userid: str) -> dict[str, Any]:
    """Declare a number of the paper book unused."""
    number = book.whole(said.get("nomor"), "Nomor")
    entry = outage.unused(*_name(key), number, _text(said, "alasan"))
    return {"nomor": entry.number, "alasan": entry.void_reason}


def _propose(key: Key, said: Said, userid: str) -> dict[str, Any]:
    """Propose an inserted number."""
    after = book.whole(said.get("sesudah"), "Nomor")
    uid = _text(said, "naskah")
    proposal = insertion.propose(
        *_name(key),
        after,
        _text(said, "alasan"),
        _document(uid) if uid else None,
        _text(said, "hal"),
    )
    return {"usul": proposal.number, "sesudah": proposal.after}


def _agree(key: Key, said: Said, userid: str) -> dict[str, Any]:
    """Agree to an inserted number, as the second person."""
    number = book.whole(said.get("usul"), "Usul")
    entry = insertion.confirm_insertion(*_name(key), number)
    return {"nomor": entry.written}


def _refuse(key: Key, said: Said, userid: str) -> dict[str, Any]:
    """Refuse an inserted number, as the second person."""
    number = book.whole(said.get("usul"), "Usul")
    found = insertion.refuse_insertion(*_name(key), number, _text(said, "alasan"))
    return {"usul": found.number, "keputusan": found.decision}


def _relate(key: Key, said: Said, userid: str) -> dict[str, Any]:
    """Point a line back to an earlier one, of this register or of another one kept."""
    number, suffix = _number(said.get("nomor"))
    back, back_suffix = _number(said.get("lalu"))
    other = _other(key, said)
    book.relate(_place(key, number, suffix), _place(other, back, back_suffix), userid)
    return {"nomor": f"{number}{suffix}", "lalu": f"{back}{back_suffix}"}


ACTS: Mapping[str, Act] = {
    "batal": _void,
    "blok": _block,
    "cocokkan": _link,
    "tidak-terpakai": _unused,
    "sisipan": _propose,
    "sisipan-setuju": _agree,
    "sisipan-tolak": _refuse,
    "kaitkan": _relate,
}


def _other(key: Key, said: Said) -> Key:
    """The register of the earlier line: named in one word or in three, else the same."""
    year, office, kind = said.get("lalu_tahun"), "", ""
    if _text(said, "lalu_register"):
        parts = _text(said, "lalu_register").split("|")
        if len(parts) != len(key):
            raise RegisterError("Register nomor yang lalu tidak dikenal.")
        year, office, kind = parts
    return Key(
        book.whole(year or key.year, "Tahun"),
        office or _text(said, "lalu_kantor") or key.office,
        kind or _text(said, "lalu_jenis") or key.kind,
    )


def _name(key: Key) -> tuple[str, str, int]:
    return key.kind, key.office, key.year


def _place(key: Key, number: int, suffix: str) -> Place:
    return key.year, key.office, key.kind, number, suffix


def _text(said: Said, name: str) -> str:
    return str(said.get(name) or "").strip()


def _number(written: Any) -> tuple[int, str]:
    """A running number as the book shows it, e.g. 12 or 12A."""
    text = str(written or "").strip().upper()
    digits = text.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return book.whole(digits, "Nomor"), text[len(digits) :]


def _document(uid: str) -> Any:
    """A document that the person at the desk may see, by its UID."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog(UID=uid) if uid else ()
    if not found:
        raise RegisterError("Naskah itu tidak ada atau tidak terbuka bagi Anda.")
    return found[0].getObject()
