"""The places of the navigation: who finds them there, and which stand under one heading.

A place that a person may not open is not named to him. The mail desks and the leaders
find the incoming letters there, whoever signs finds his folder, whoever keeps a register
the agenda book.
"""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from plone import api
from setneg.policy import _
from setneg.policy.browser.folder.pile import pile
from setneg.policy.handling import queue
from setneg.policy.incoming import desks
from setneg.policy.requests.kinds import finds_requests
from setneg.policy.standards_drafts import memoranda
from setneg.workflows import organisation
from setneg.workflows.authority import authority
from setneg.workflows.inbox import count
from typing import Any


INBOX = "kotak-masuk"
FOLDER = "map-tanda-tangan"
INCOMING = "surat-masuk"
QUEUE = "antrean"
STATISTICS = "pengaduan-statistik"
REQUESTS, TEAMS = "permohonan", "usulan-tim"
DRAFTS = "draf-standar"
HEAD = "kepala"
#: What people have sent in, by its kind.
SUBMITTED = ("usulan", REQUESTS, TEAMS, DRAFTS, "pengajuan-saya", "pengaduan")

#: Headings of the bar -> the places below them, by the ids of their actions.
GROUPS: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    (
        "naskah-dan-surat",
        _("nav_naskah", default="Naskah"),
        ("naskah", INCOMING, "buku-agenda", "arsip", "daftar-distribusi"),
    ),
    (
        "pelayanan",
        _("nav_pelayanan", default="Pelayanan"),
        (
            QUEUE,
            "kegiatan",
            "standar-pelayanan",
            "formulir",
            *SUBMITTED,
            "lacak",
            STATISTICS,
        ),
    ),
    (
        "kinerja",
        _("nav_kinerja", default="Kinerja"),
        ("iku", "capaian"),
    ),
)


@dataclass
class Heading:
    """What stands in the bar: one place, or several under a title."""

    id: str
    title: Any = ""
    places: list[Mapping[str, Any]] = field(default_factory=list)


def headings(places: list[Mapping[str, Any]]) -> list[Heading]:
    """The bar in the order of the places; a heading with one place is that place."""
    of_place = {place: (name, title) for name, title, ids in GROUPS for place in ids}
    found: dict[str, Heading] = {}
    for place in places:
        name, title = of_place.get(place["id"], (place["id"], ""))
        found.setdefault(name, Heading(name, title)).places.append(place)
    return list(found.values())


def may_open(place: str, userid: str) -> bool:
    """Whether a place is named to a person; "" is a visitor."""
    folder = api.portal.get().get(place)
    if folder is not None and not api.user.has_permission("View", obj=folder):
        return False
    rule = RULES.get(place)
    if rule is None:
        return True
    return bool(userid) and (rule(userid) or api.user.has_permission("Manage portal"))


def waiting(place: str, userid: str) -> int:
    """How much waits for a person in a place; 0 where nothing is counted."""
    counted = COUNTED.get(place)
    return counted(userid) if counted is not None and userid else 0


def signs(userid: str) -> bool:
    """Whether somebody signs: by a position of a signing level, or now, for another."""
    levels = {row.level for row in authority().rows}
    held = organisation.current().positions_of(userid, organisation.today())
    if any(post.function == HEAD and post.level in levels for post in held):
        return True
    return bool(len(pile(userid)))


def receives_letters(userid: str) -> bool:
    """Whether somebody works at a mail desk or leads a unit to which letters are put."""
    held = organisation.current().positions_of(userid, organisation.today())
    leads = any(post.function == HEAD for post in held)
    return leads or bool(desks.desks_of(userid))


def leads(userid: str) -> bool:
    """Whether somebody leads a unit: it is he who is asked for members of a team."""
    held = organisation.current().positions_of(userid, organisation.today())
    return any(post.function == HEAD for post in held)


RULES: Mapping[str, Callable[[str], bool]] = {
    FOLDER: signs,
    INCOMING: receives_letters,
    REQUESTS: finds_requests,
    TEAMS: leads,
    DRAFTS: memoranda.drafts_or_examines,
    QUEUE: queue.handles_something,
}
COUNTED: Mapping[str, Callable[[str], int]] = {
    INBOX: count,
    FOLDER: lambda userid: len(pile(userid)),
    QUEUE: queue.waiting,
}
