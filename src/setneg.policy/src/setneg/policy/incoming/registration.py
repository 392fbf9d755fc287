"""Writing a letter into the agenda book: its number at once, its way to the leader.

Source: R-PIM-02 (every letter is recorded and has its sheet), R-PIM-04 (an envelope
that is not opened has cover data only and is handed over against a receipt).
"""

from datetime import UTC
from persistent.mapping import PersistentMapping
from plone import api
from setneg.policy import _
from setneg.policy.content.surat_masuk import SEALED_TITLE
from setneg.policy.incoming import desks
from setneg.workflows import organisation
from setneg.workflows import register
from setneg.workflows.steps.wording import say
from setneg.workflows.stored import stored
from typing import Any
from zExceptions import BadRequest


NUMBER = "{urut:04}/{sandi}/{tahun}"
FORWARDED = "diteruskan"


def register_letter(letter: Any, event: Any) -> None:
    """When it is added: its desk is checked, its cover named, its number given."""
    _check_desk(letter)
    if letter.amplop_tertutup:
        letter.title = SEALED_TITLE
    if letter.nomor_urut or not letter.unit:
        return
    day = letter.tanggal_terima or organisation.today()
    letter.tanggal_terima = letter.tanggal = day
    letter.nomor_urut = register.next_number(
        letter.portal_type, letter.unit, day.year, letter
    )
    point_back(letter, event)
    unit = organisation.current().units.get(letter.unit)
    code = (unit.sigla if unit is not None else "") or letter.unit
    letter.nomor = NUMBER.format(urut=letter.nomor_urut, sandi=code, tahun=day.year)


def point_back(letter: Any, event: Any) -> None:
    """When it is added or changed: its line points at those of the letters before it.

    Only pointers that the letter itself gave are taken back; what the keeper related by
    hand in the book stays.
    """
    own = _place(letter)
    if own is None:
        return
    given = tuple(stored(letter).get("petunjuk_tercatat") or ())
    wanted = tuple(
        place
        for earlier in _letters(letter.petunjuk_lalu or ())
        if (place := _place(earlier)) is not None and place != own
    )
    if given == wanted:
        return
    for place in given:
        if place not in wanted:
            register.unrelate(own, place)
    for place in wanted:
        register.relate(own, place)
    letter.petunjuk_tercatat = wanted


def keep_cover(letter: Any, event: Any) -> None:
    """When it is changed: an envelope keeps the title of all envelopes."""
    if letter.amplop_tertutup and letter.title != SEALED_TITLE:
        letter.title = SEALED_TITLE


def hand_over(letter: Any, event: Any) -> None:
    """When it is forwarded: a row for each leader, who confirms that he has it.

    The desk that serves a leader may read what is put to him; a sealed envelope it
    may not even see.
    """
    if event.entry.to_stage != FORWARDED:
        return
    if stored(letter).get("tanda_terima") is None:
        letter.tanda_terima = PersistentMapping()
    for leader in letter.ditujukan or ():
        if leader not in letter.tanda_terima:
            letter.tanda_terima[leader] = PersistentMapping(
                dikirim=event.entry.time.astimezone(UTC), diterima=None, oleh=""
            )
    if not letter.amplop_tertutup:
        near = [post for each in letter.ditujukan or () for post in desks.serving(each)]
        letter.readers = tuple(dict.fromkeys((*(letter.readers or ()), *near)))
    letter.reindexObjectSecurity()


def _place(letter: Any) -> tuple | None:
    """Where a letter stands in the agenda book; None for a void number."""
    if not letter.unit or not letter.tanggal:
        return None
    return register.place_of(
        letter.portal_type, letter.unit, letter.tanggal.year, letter
    )


def _letters(uids: Any) -> list:
    """Registered letters; whoever chose them was asked before what he may see."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(UID=list(uids)) if uids else ()
    return [brain._unrestrictedGetObject() for brain in found]


def _check_desk(letter: Any) -> None:
    """Who holds positions writes letters only at his own desk, to whom it serves."""
    userid = api.user.get_current().getId() or ""
    own = desks.desks_of(userid)
    held = organisation.current().groups_of(userid, organisation.today())
    if not held:
        return  # the site's own set-up; persons without a position have no permission
    if letter.unit not in {desk.code for desk in own}:
        raise BadRequest(
            say(
                _(
                    "refused_no_desk",
                    default="Surat masuk dicatat oleh meja surat; pilih unit meja surat Anda.",
                )
            )
        )
    allowed = desks.addressable(desk for desk in own if desk.code == letter.unit)
    if any(leader not in allowed for leader in letter.ditujukan or ()):
        raise BadRequest(
            say(
                _(
                    "refused_not_served",
                    default="Meja surat Anda tidak melayani salah satu pimpinan yang dituju.",
                )
            )
        )
