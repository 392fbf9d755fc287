"""Need to know: a position or a person that may read a document for a reason.

Given by the signer's position or the head of the owning unit, until a date or until it
is taken back; every giving and taking is on record.
"""

from Acquisition import aq_base
from collections.abc import Iterator
from dataclasses import asdict
from dataclasses import dataclass
from datetime import date
from persistent.list import PersistentList
from plone import api
from setneg.policy import _
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.secrecy.circle import NEEDS
from setneg.policy.secrecy.circle import redraw
from setneg.policy.secrecy.circle import settle
from setneg.policy.secrecy.classes import class_of
from setneg.policy.secrecy.classes import higher
from setneg.policy.secrecy.classes import OPEN
from setneg.policy.secrecy.classes import ORDER
from setneg.policy.secrecy.inheritance import floor
from setneg.policy.secrecy.inheritance import pass_on
from setneg.workflows import organisation
from setneg.workflows.authority.delegates import signing_post
from setneg.workflows.interfaces import IOwned
from setneg.workflows.journal import record
from setneg.workflows.organisation.localroles import READER
from setneg.workflows.steps import acting
from setneg.workflows.steps.wording import say
from zope.component import adapter
from zope.interface import alsoProvides
from zope.interface import Interface
from zope.interface import noLongerProvides


#: Attribute: the class that was decided on the way; a form does not lower it again.
DECIDED = "sifat_ditetapkan"


class INeedToKnow(Interface):
    """Marks documents that somebody beside the line may read."""


class NeedRefused(ValueError):
    """Why somebody cannot be let in; a sentence for the person."""


@dataclass(frozen=True)
class Need:
    """One who needs to know.

    siapa   id of a position or of an account
    sampai  last day (ISO) or "" without an end
    """

    siapa: str
    alasan: str
    sampai: str
    oleh: str
    pada: str

    def holds(self, day: date) -> bool:
        """Whether it holds on that day."""
        return not self.sampai or day.isoformat() <= self.sampai


@adapter(IOwned)
class NeedToKnowRoles:
    """Readers by need; nothing is asked where nobody was let in."""

    def __init__(self, context):
        self.rows = getattr(aq_base(context), NEEDS, None) or ()

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        for row in self.rows:
            if row["siapa"] == principal_id and Need(**row).holds(organisation.today()):
                return (READER,)
        return ()

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        if self.rows:
            day = organisation.today()
            for row in self.rows:
                if Need(**row).holds(day):
                    yield row["siapa"], (READER,)


def needs(document) -> list[Need]:
    """Who was let in, also those whose time has ended."""
    return [Need(**row) for row in getattr(aq_base(document), NEEDS, None) or ()]


def deciding(document) -> str:
    """The position through which the person at the desk may decide; "" for none.

    Who reads a ticket follows from who sends and who handles it: nobody is let in
    beside them, and the sender does not learn who in the office has read it.
    """
    if IPengajuan.providedBy(document):
        return ""
    held = organisation.current().groups_of(acting.userid(), organisation.today())
    head = organisation.current().head(getattr(document, "unit", None) or "")
    able = [signing_post(document), head.id if head is not None else ""]
    return next((post for post in able if post and post in held), "")


def let_in(document, who: str, reason: str, until: str = "") -> Need:
    """Let a position or an account read the document. NeedRefused says why not."""
    post = _decider(document)
    who, reason, until = who.strip(), reason.strip(), until.strip()
    position = organisation.current().resolve(who)
    known = position.id if position is not None else who
    if position is None and api.user.get(userid=who) is None:
        raise NeedRefused(
            say(
                _(
                    "perlu_tahu_tidak_dikenal",
                    default="“${who}” bukan jabatan atau akun yang dikenal. Tulis nama "
                    "jabatan yang lengkap atau nama akun.",
                    mapping={"who": who},
                )
            )
        )
    _reasoned(reason)
    _dated(until)
    need = Need(known, reason, until, post, organisation.today().isoformat())
    rows = [
        row for row in getattr(document, NEEDS, None) or () if row["siapa"] != known
    ]
    setattr(document, NEEDS, PersistentList([*rows, asdict(need)]))
    alsoProvides(document, INeedToKnow)
    record(document, "beri_akses", kepada=known, alasan=reason, sampai=until)
    settle(document)
    document.reindexObject(idxs=["object_provides"])
    document.reindexObjectSecurity()
    return need


def shut_out(document, who: str, reason: str) -> None:
    """Take back what was given. NeedRefused when nobody of that name was let in."""
    _decider(document)
    _reasoned(reason.strip())
    rows = list(getattr(document, NEEDS, None) or ())
    left = [row for row in rows if row["siapa"] != who]
    if len(left) == len(rows):
        raise NeedRefused(
            say(
                _(
                    "perlu_tahu_tidak_ada",
                    default="“${who}” tidak tercatat sebagai yang perlu tahu.",
                    mapping={"who": who},
                )
            )
        )
    setattr(document, NEEDS, PersistentList(left))
    record(document, "cabut_akses", dari=who, alasan=reason.strip())
    settle(document)
    if not left:
        noLongerProvides(document, INeedToKnow)
        document.reindexObject(idxs=["object_provides"])
    document.reindexObjectSecurity()


def classify(document, wanted: str, reason: str) -> None:
    """Raise or lower the class of a document on its way, with a reason.

    By the signer's position or the head of the owning unit.
    """
    _decider(document)
    _reasoned(reason.strip())
    if wanted not in ORDER:
        raise NeedRefused(
            say(_("sifat_tidak_dikenal", default="Sifat harus B, T, R, atau SR."))
        )
    least = floor(document)
    if higher(wanted, least) != wanted:
        raise NeedRefused(
            say(
                _(
                    "sifat_di_bawah_asal",
                    default="Naskah ini menyertai, menyalin, atau menindaklanjuti naskah "
                    "bersifat ${class}; sifatnya tidak lebih rendah.",
                    mapping={"class": least},
                )
            )
        )
    before = class_of(document)
    document.sifat = document.sifat_diketahui = wanted
    setattr(document, DECIDED, wanted)
    record(
        document, "ubah_sifat", dari=before or OPEN, ke=wanted, alasan=reason.strip()
    )
    redraw(document)
    pass_on(document)


def expire() -> int:
    """Let the catalog forget those whose time has ended; how many documents."""
    catalog = api.portal.get_tool("portal_catalog")
    day = organisation.today()
    count = 0
    for brain in catalog.unrestrictedSearchResults(
        object_provides=INeedToKnow.__identifier__
    ):
        document = brain._unrestrictedGetObject()
        if any(not need.holds(day) for need in needs(document)):
            document.reindexObjectSecurity()
            count += 1
    return count


def _decider(document) -> str:
    post = deciding(document)
    if not post:
        raise NeedRefused(
            say(
                _(
                    "perlu_tahu_bukan_wewenang",
                    default="Hanya penanda tangan naskah atau pimpinan unit pemiliknya "
                    "yang dapat memutuskan ini.",
                )
            )
        )
    return post


def _reasoned(reason: str) -> None:
    if not reason:
        raise NeedRefused(say(_("missing_reason", default="Alasan wajib diisi.")))


def _dated(until: str) -> None:
    try:
        ended = bool(until) and date.fromisoformat(until) < organisation.today()
    except ValueError:
        ended = True
    if ended:
        raise NeedRefused(
            say(
                _(
                    "perlu_tahu_tanggal",
                    default="Tanggal berakhir ditulis TTTT-BB-HH dan tidak boleh lampau.",
                )
            )
        )
