"""Giving a disposition: who may, to whom, in which words; and its branch of the tree.

Source: R-PIM-02, R-PIM-03 (oral only for meetings and official travel, with a recorder).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.uuid.interfaces import IUUID
from setneg.policy import _
from setneg.policy.content.surat_masuk import ISuratMasuk
from setneg.policy.incoming import desks
from setneg.policy.incoming import tree
from setneg.policy.vocabularies.incoming import instructions
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from setneg.workflows import steps
from setneg.workflows.chains import stage_of
from setneg.workflows.journal import record
from setneg.workflows.steps.wording import kept
from setneg.workflows.steps.wording import say
from setneg.workflows.stored import stored
from typing import Any


PLACE = "surat-masuk"
#: Stages of an incoming letter in which its leader directs.
DIRECTED = ("diteruskan", "didisposisikan")
READ = "dibaca"
#: What may be directed by word of mouth. Source: R-PIM-03.
ORAL = ("acara_rapat", "perjalanan_dinas")


class DispositionRefused(Exception):
    """It cannot be given so; `reasons` are for the person."""

    def __init__(self, reasons: Sequence[Any]) -> None:
        self.reasons = tuple(say(reason) for reason in reasons)
        super().__init__(" ".join(self.reasons))


class NotReceiver(DispositionRefused):
    """The person did not receive what he wants to pass on."""


@dataclass(frozen=True)
class Direction:
    """What a leader says: to whom, what, until when; `oral` is written by `recorder`."""

    recipients: tuple[str, ...]
    instructions: tuple[str, ...] = ()
    words: str = ""
    deadline: datetime | None = None
    secrecy: str = ""
    note: str = ""
    oral: bool = False
    recorder: str = ""


def letter_of(source: Any) -> Any:
    """The letter itself, of which `source` may be a disposition; read unrestricted."""
    uid = getattr(source.aq_base, "atas_surat", None)
    if not uid:
        return source
    catalog = api.portal.get_tool("portal_catalog")
    [brain] = catalog.unrestrictedSearchResults(UID=uid)
    return brain._unrestrictedGetObject()


def givers(source: Any) -> tuple[str, ...]:
    """The positions that may pass a letter or a disposition on as it stands now."""
    stage = stage_of(source)
    if source.portal_type == tree.KIND:
        return (source.untuk,) if stage is not None and stage.id == READ else ()
    if ISuratMasuk.providedBy(source):
        directed = stage is not None and stage.id in DIRECTED
        return tuple(source.ditujukan or ()) if directed else ()
    return tuple(source.readers or ())


def own(source: Any, userid: str) -> tuple[str, ...]:
    """Those of them that somebody holds today."""
    held = organisation.current().groups_of(userid, organisation.today())
    return tuple(post for post in givers(source) if post in held)


def recorded(source: Any, userid: str) -> tuple[str, ...]:
    """Positions of somebody at the desk that may write down a leader's spoken word."""
    letter = letter_of(source)
    if not ISuratMasuk.providedBy(letter) or letter.golongan not in ORAL:
        return ()
    near = {*desks.posts_of(letter.unit), *(letter.readers or ())}
    held = organisation.current().groups_of(userid, organisation.today())
    return tuple(post for post in held if post in near)


def below(giver: str) -> tuple[str, ...]:
    """To whom a position may direct: the units below its own, its own staff, its desk."""
    organogram = organisation.current()
    post = organogram.positions.get(giver)
    if post is None:
        return ()
    found = [
        each.id
        for each in organogram.positions.values()
        if each.id != giver
        and post.unit in {unit.code for unit in organogram.line(each.unit)}
        and (post.function == "kepala" or each.unit != post.unit)
    ]
    return tuple(dict.fromkeys((*desks.serving(giver), *found)))


def give(source: Any, giver: str, said: Direction, userid: str) -> list[Any]:
    """Pass a letter, or a disposition that was received, on; the new branches.

    DispositionRefused: nothing was made. The letter moves on with its first one.
    """
    letter = letter_of(source)
    _check_giver(source, giver, said, userid)
    reasons = [*_missing(letter, giver, said), *not_handed_over(letter, giver)]
    if reasons:
        raise DispositionRefused(reasons)
    made = [_branch(source, letter, giver, post, said) for post in said.recipients]
    known = tuple(getattr(letter, "readers", None) or ())
    for branch in made:
        branch.membuka = branch.untuk not in known
    open_to_recipients(letter, said.recipients)
    record(
        letter,
        "disposisi",
        dari=giver,
        kepada=list(said.recipients),
        pencatat=said.recorder if said.oral else "",
    )
    stage = stage_of(letter)
    if ISuratMasuk.providedBy(letter) and stage and stage.id == "diteruskan":
        reason = _("reason_disposed", default="Disposisi telah diberikan.")
        steps.carry(letter, "lanjut-didisposisikan", kept(reason))
    return made


def open_to_recipients(letter: Any, posts: Sequence[str]) -> None:
    """Recipients may read the letter, unless it is a sealed envelope."""
    incoming = ISuratMasuk.providedBy(letter)
    name = "penerima_disposisi" if incoming else "readers"
    known = tuple(getattr(letter, name, None) or ())
    setattr(letter, name, tuple(dict.fromkeys((*known, *posts))))
    letter.reindexObjectSecurity()


def _check_giver(source: Any, giver: str, said: Direction, userid: str) -> None:
    if giver in own(source, userid):
        return
    spoken = said.oral and giver in givers(source)
    if spoken and said.recorder in recorded(source, userid):
        return
    raise NotReceiver(
        [
            _(
                "refused_not_receiver",
                default="Disposisi diberikan oleh pimpinan yang menerima surat ini; "
                "arahan lisan dicatat oleh meja suratnya.",
            )
        ]
    )


def _missing(letter: Any, giver: str, said: Direction) -> list[Any]:
    reasons = []
    allowed = below(giver)
    if not said.recipients:
        reasons.append(
            _(
                "refused_no_recipient",
                default="Pilih sedikitnya satu penerima disposisi.",
            )
        )
    for post in said.recipients:
        if post not in allowed:
            reasons.append(
                _(
                    "refused_recipient",
                    default="${post} tidak berada di bawah atau melayani pemberi disposisi.",
                    mapping={"post": position_title(post)},
                )
            )
        elif _has_open(letter, giver, post):
            reasons.append(
                _(
                    "refused_open_branch",
                    default="${post} masih memegang disposisi yang belum dijawab.",
                    mapping={"post": position_title(post)},
                )
            )
    known = dict(instructions())
    unknown = [each for each in said.instructions if each not in known]
    if unknown or not (said.instructions or said.words.strip()):
        reasons.append(
            _("refused_no_words", default="Pilih instruksi atau tulis arahannya.")
        )
    if said.deadline is not None and said.deadline <= datetime.now(UTC):
        reasons.append(
            _("refused_deadline_past", default="Tenggat disposisi sudah lewat.")
        )
    return [*reasons, *_oral(letter, said)]


def _oral(letter: Any, said: Direction) -> list[Any]:
    """Spoken directions have their occasions and their recorder. Source: R-PIM-03."""
    if not said.oral:
        return []
    reasons = []
    if getattr(letter.aq_base, "golongan", None) not in ORAL:
        reasons.append(
            _(
                "refused_oral",
                default="Disposisi lisan hanya untuk acara rapat atau perjalanan dinas.",
            )
        )
    if not said.recorder:
        reasons.append(
            _(
                "refused_no_recorder",
                default="Sebutkan siapa yang mencatat arahan lisan.",
            )
        )
    return reasons


def not_handed_over(letter: Any, giver: str) -> list[Any]:
    """A sealed envelope is in its leader's hands before he directs anything."""
    if not getattr(letter.aq_base, "amplop_tertutup", False):
        return []
    row = (stored(letter).get("tanda_terima") or {}).get(giver)
    if row is None or row["diterima"] is not None:
        return []
    return [
        _(
            "refused_not_handed_over",
            default="Catat dahulu tanda terima amplop tertutup ini.",
        )
    ]


def _has_open(letter: Any, giver: str, post: str) -> bool:
    return any(
        each.dari == giver and each.untuk == post and not tree.ended(each)
        for each in tree.all_of(IUUID(letter))
    )


def _branch(source: Any, letter: Any, giver: str, post: str, said: Direction) -> Any:
    """One recipient's disposition, in the place of incoming letters."""
    parent = source if source.portal_type == tree.KIND else None
    watching: tuple[str, ...] = ()
    if parent is not None:
        watching = (*(parent.pengamat or ()), parent.dari)
    elif ISuratMasuk.providedBy(letter):
        watching = (*desks.posts_of(letter.unit), *(letter.readers or ()))
    return createContentInContainer(
        api.portal.get()[PLACE],
        tree.KIND,
        checkConstraints=False,
        title=letter.title,
        unit=giver.partition("__")[0],
        atas_surat=IUUID(letter),
        induk=IUUID(parent) if parent is not None else None,
        dari=giver,
        untuk=post,
        instruksi=list(said.instructions),
        arahan=said.words.strip(),
        tenggat=said.deadline,
        sifat=said.secrecy or getattr(letter, "sifat", None) or "B",
        catatan=said.note.strip(),
        lisan=said.oral,
        pencatat=said.recorder if said.oral else None,
        pengamat=tuple(
            each for each in dict.fromkeys(watching) if each not in (giver, post)
        ),
    )
