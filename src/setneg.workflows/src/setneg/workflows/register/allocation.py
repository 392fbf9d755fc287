"""Numbers for the documents of the current site.

``next_number`` belongs at the end of a transaction, after everything that can fail or
take time: until then two signers do not touch the same object. When the transaction is
given up, so is the number, and nobody sees a gap.

A signature that carries the number inside needs it before it is made: ``reserve`` the
number, sign, ``confirm`` it. A signing that fails leaves the number with its document; one that is
abandoned ends with ``release``, and the number stays in the book as void.
"""

from collections.abc import Mapping
from datetime import datetime
from plone import api
from plone.uuid.interfaces import IUUID
from setneg.workflows.clock import calendar
from setneg.workflows.register.keepers import ROLE
from setneg.workflows.register.series import Entry
from setneg.workflows.register.series import Key
from setneg.workflows.register.series import Place
from setneg.workflows.register.series import RegisterError
from setneg.workflows.register.series import Registers
from setneg.workflows.register.series import Series
from typing import Any
from zope.annotation.interfaces import IAnnotations


ANNOTATION = "setneg.workflows.register"


def registers() -> Registers:
    """All series of the current site."""
    annotations = IAnnotations(api.portal.get())
    if ANNOTATION not in annotations:
        annotations[ANNOTATION] = Registers()
    return annotations[ANNOTATION]


def known_keys() -> list[Key]:
    """The series that exist, newest year first; reading never makes the book."""
    found = IAnnotations(api.portal.get()).get(ANNOTATION)
    return found.keys() if found is not None else []


def next_number(kind: str, office: str, year: int, document: Any) -> int:
    """Give a document the next number of an office's register for a year.

    A document that already has a number there keeps it. ``document`` None: a line
    without a document, such as a letter that was sent on paper.
    """
    series = registers().need(key_of(kind, office, year))
    return series.take(*named(document), now(), userid())


def reserve(kind: str, office: str, year: int, document: Any, reason: str = "") -> int:
    """Hold the next number for a document whose signature will carry it.

    Repeated, the same number: also after a signing that failed, and when the document's
    number is in force already. RegisterError without a document.
    """
    series = registers().need(key_of(kind, office, year))
    return series.reserve(*named(document), now(), userid(), reason)


def confirm(kind: str, office: str, year: int, document: Any) -> int:
    """Put a document's held number in force; RegisterError when none is held.

    Repeated, it changes nothing. ``next_number`` confirms as well.
    """
    return known(kind, office, year).confirm(named(document)[0], now(), userid())


def release(kind: str, office: str, year: int, document: Any, reason: str) -> Entry:
    """Give up the number held for a document: it becomes void, with the reason.

    RegisterError without a reason, when none is held, or when it is in force already
    (then it is for the keeper to declare it void).
    """
    series = known(kind, office, year)
    return series.release(named(document)[0], reason, now(), userid())


def suffix_of(kind: str, office: str, year: int, document: Any) -> str:
    """The letters of a document's inserted number, e.g. "A"; "" for a running one."""
    series = series_of(kind, office, year)
    entry = series.line_of(named(document)[0]) if series else None
    return entry.suffix if entry is not None else ""


def relate(entry: Place, previous: Place) -> None:
    """Point a line back to an earlier one, and that one forward to it.

    Places are (year, office, kind, number, suffix). RegisterError for a line that is
    not there or for a line with itself.
    """
    later, earlier = line_at(entry), line_at(previous)
    if later is earlier:
        raise RegisterError("Sebuah nomor tidak dapat menunjuk dirinya sendiri.")
    later.previous = tuple(dict.fromkeys((*later.previous, previous)))
    earlier.following = tuple(dict.fromkeys((*earlier.following, entry)))


def unrelate(entry: Place, previous: Place) -> None:
    """Take a pointer back that should not have been; nothing for one that is not there."""
    later, earlier = line_at(entry), line_at(previous)
    later.previous = tuple(place for place in later.previous if place != previous)
    earlier.following = tuple(place for place in earlier.following if place != entry)


def place_of(kind: str, office: str, year: int, document: Any) -> Place | None:
    """Where the line of a document stands that is not void; None without one."""
    series = series_of(kind, office, year)
    entry = series.line_of(named(document)[0]) if series else None
    if entry is None:
        return None
    return year, office, kind, entry.number, entry.suffix


def line_at(place: Place) -> Entry:
    """A line that exists; RegisterError for another."""
    year, office, kind, number, suffix = place
    entry = known(kind, office, year).line(number, suffix)
    if entry is None:
        raise RegisterError(f"Nomor {number}{suffix} tidak ada dalam register ini.")
    return entry


def reserved_of(kind: str, office: str, year: int, document: Any) -> int | None:
    """The number that is held for a document and not in force; None without one."""
    series = series_of(kind, office, year)
    return series.held_for(named(document)[0]) if series else None


def void(
    kind: str, office: str, year: int, number: int, reason: str, suffix: str = ""
) -> Entry:
    """Declare a number void; it is kept with its reason and never given again."""
    series = known(kind, office, year)
    return series.void(number, reason, now(), userid(), suffix)


def open_at(kind: str, office: str, year: int, last: int, reason: str) -> None:
    """Let a register go on from a paper book whose last number was ``last``."""
    registers().need(key_of(kind, office, year)).open_at(last, reason)


def number_of(kind: str, office: str, year: int, document: Any) -> int | None:
    """The number in force of a document in a register, None when it has none."""
    series = series_of(kind, office, year)
    return series.number_of(IUUID(document, None) or "") if series else None


def gaps(kind: str, office: str, year: int) -> list[int]:
    """Numbers that no line explains; empty in a sound register."""
    series = series_of(kind, office, year)
    return series.gaps() if series else []


def duplicates(kind: str, office: str, year: int) -> Mapping[str, list[int]]:
    """Documents with more than one number in force: uid -> numbers."""
    series = series_of(kind, office, year)
    return series.duplicates() if series else {}


def entries(kind: str, office: str, year: int) -> list[Entry]:
    """The lines of a register by number, void ones too."""
    series = series_of(kind, office, year)
    return list(series.entries()) if series else []


def install() -> None:
    """Give the site its book of registers; repeatable."""
    registers()


def uninstall() -> None:
    """Take the role away; the numbers that were given stay, they are a record."""
    api.portal.get()._delRoles([ROLE])


def named(document: Any) -> tuple[str, str]:
    """UID and title of a document; empty for a line without one."""
    uid = IUUID(document, None) if document is not None else None
    return uid or "", getattr(document, "title", "") or ""


def series_of(kind: str, office: str, year: int) -> Series | None:
    """A series, None before its first number."""
    found = IAnnotations(api.portal.get()).get(ANNOTATION)
    return found.get(key_of(kind, office, year)) if found is not None else None


def known(kind: str, office: str, year: int) -> Series:
    """A series that exists."""
    series = series_of(kind, office, year)
    if series is None:
        raise RegisterError(f"Belum ada register {kind} dari {office} tahun {year}.")
    return series


def key_of(kind: str, office: str, year: int) -> Key:
    """A key that names a kind, an office and a calendar year."""
    if not kind or not office:
        raise RegisterError("Jenis naskah dan kantor register harus disebut.")
    if not 1945 <= year <= 9999:
        raise RegisterError(f"Tahun register “{year}” tidak dikenal.")
    return Key(int(year), str(office), str(kind))


def now() -> datetime:
    """The moment on the clock of the site's calendar."""
    return datetime.now(calendar.current().zone)


def userid() -> str:
    """Who acts."""
    return api.user.get_current().getId() or ""
