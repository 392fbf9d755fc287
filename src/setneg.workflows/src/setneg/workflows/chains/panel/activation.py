"""Drafts of chains, and what puts one into force or brings a former one back.

Everything that a site manager does to a chain on screen or over REST goes through here.
The running chain is never edited: a draft is, and it replaces the running one as a whole
or not at all.
"""

from Acquisition import aq_base
from collections.abc import Callable
from collections.abc import Mapping
from plone import api
from setneg.workflows import _
from setneg.workflows import logger
from setneg.workflows.chains import astray
from setneg.workflows.chains import book
from setneg.workflows.chains import moves as ways
from setneg.workflows.chains.declaration import loads
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import ChainError
from setneg.workflows.chains.replace import ChainInUse
from setneg.workflows.chains.replace import install
from setneg.workflows.chains.replace import stranded
from setneg.workflows.chains.source import OPAQUE
from typing import Any
import yaml


class PanelError(ValueError):
    """What a site manager has to be told; nothing was changed.

    reasons  sentences (message ids)
    """

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(str(reason) for reason in reasons))
        self.reasons = reasons


def chains() -> tuple[str, ...]:
    """Ids of all chains of the site, by title."""
    tool = api.portal.get_tool("portal_workflow")
    found = [name for name in tool.objectIds() if book.live(name)]
    return tuple(sorted(found, key=lambda name: running(name).title.casefold()))


def of_a_standard(name: str) -> bool:
    """Whether a chain is that of cases; those come from published standards."""
    tool = api.portal.get_tool("portal_workflow")
    definition = tool.getWorkflowById(name)
    return bool(getattr(aq_base(definition), "procedure", ""))


def running(name: str) -> Chain:
    """The chain that runs under that id; PanelError when none does."""
    text = book.live(name)
    if not text:
        raise PanelError(
            _(
                "panel_no_chain",
                default="Rantai “${chain}” tidak ada.",
                mapping={"chain": name},
            )
        )
    return loads(text, f"portal_workflow/{name}")


def draft_text(name: str) -> str:
    """The draft, or what runs when nobody has begun one."""
    draft = book.shelf(name).draft
    return draft.text if draft is not None else book.live(name)


def keep_draft(name: str, text: str, seen: str = "") -> book.Draft:
    """Keep a text as the chain's draft, also one that cannot work yet.

    seen  `at` of the draft that the writer had before his eyes ("" = not said); when
          somebody else has changed it since, nothing is kept and PanelError says so.
    """
    running(name)
    place = book.shelf_to_write(name)
    draft = place.draft
    if seen and draft is not None and draft.at != seen:
        raise PanelError(
            _(
                "panel_draft_changed",
                default="Rancangan ini baru saja diubah oleh ${who}; muat ulang "
                "halaman sebelum menyimpan.",
                mapping={"who": draft.by},
            )
        )
    last = place.last
    place.draft = book.Draft(
        text=text.replace("\r\n", "\n"),
        at=book.now(),
        by=who(),
        base=last.number if last is not None else 1,
    )
    return place.draft


def drop_draft(name: str) -> None:
    """Throw a draft away."""
    book.shelf_to_write(name).draft = None


def checked(name: str, text: str) -> Chain:
    """A text as a chain that may take this one's place.

    ChainError for one that cannot work; PanelError when it is another kind's, or changes
    what a chain does not decide.
    """
    now = running(name)
    if of_a_standard(name):
        raise PanelError(
            _(
                "panel_of_a_standard",
                default="Rantai kegiatan berubah bersama edisi standar pelayanannya, "
                "bukan di sini.",
            )
        )
    chain = loads(text, "rancangan")
    if (chain.id, chain.kind) != (now.id, now.kind):
        raise PanelError(
            _(
                "panel_other_chain",
                default="Deklarasi ini milik rantai ${other} (${kind}), bukan ${chain}.",
                mapping={"other": chain.id, "kind": chain.kind, "chain": now.id},
            )
        )
    if _opaque(text) != _opaque(book.live(name)):
        raise PanelError(
            _(
                "panel_opaque",
                default="Bagian “${part}” mengatur jenis naskah, bukan rantainya; "
                "bagian itu hanya berubah melalui profil.",
                mapping={"part": ", ".join(OPAQUE)},
            )
        )
    return chain


def _opaque(text: str) -> Mapping[str, Any]:
    values = yaml.safe_load(text) or {}
    return {key: values.get(key) for key in OPAQUE}


def activate(
    name: str,
    reason: str,
    moves: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> book.Edition:
    """Put the draft into force; the edition that was written into the book.

    PanelError, ChainError or ChainInUse when it may not be: nothing was changed.
    """
    draft = book.shelf(name).draft
    if draft is None:
        raise PanelError(_("panel_no_draft", default="Belum ada rancangan."))
    note = book.Note(book.SCREEN, _reason(reason), who())
    edition = _exchange(name, draft.text, note, moves or {}, progress)
    drop_draft(name)
    return edition


def go_back(
    name: str,
    number: int,
    reason: str,
    moves: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> book.Edition:
    """Put a former edition into force again, with the same safeguards."""
    text = edition(name, number).text
    note = book.Note(book.RETURN, _reason(reason), who())
    return _exchange(name, text, note, moves or {}, progress)


def edition(name: str, number: int) -> book.Edition:
    """An edition of the book; PanelError when the chain has none of that number."""
    for each in book.editions(name):
        if each.number == number:
            return each
    raise PanelError(
        _(
            "panel_no_edition",
            default="Rantai ${chain} tidak mempunyai edisi ${number}.",
            mapping={"chain": name, "number": number},
        )
    )


def problems(name: str, text: str) -> tuple[str, ...]:
    """Why a text may not take a chain's place, in sentences; () when it may."""
    try:
        checked(name, text)
    except REFUSALS as error:
        return refusal(error)
    return ()


def refusal(error: Exception) -> tuple[str, ...]:
    """What a refusal of this module says, in sentences for the reader."""
    if isinstance(error, PanelError):
        return error.reasons
    if isinstance(error, ChainError):
        return (
            _(
                "panel_line",
                default="Baris ${line}: ${reason}",
                mapping={"line": error.line, "reason": error.said},
            ),
        )
    if isinstance(error, ChainInUse):
        return tuple(
            _(
                "panel_in_use",
                default="Masih ada ${count} naskah pada tahap “${stage}” yang dihapus; "
                "sebutkan tahap penggantinya.",
                mapping={"count": len(paths), "stage": stage},
            )
            for stage, paths in error.stages.items()
        )
    raise error


#: What a manager's request may be refused with.
REFUSALS = (PanelError, ChainError, ChainInUse)


def who() -> str:
    """Who acts."""
    return str(api.user.get_current().getId() or "")


def _reason(reason: str) -> str:
    if not reason.strip():
        raise PanelError(_("panel_no_reason", default="Alasan wajib diisi."))
    return reason.strip()


def _exchange(
    name: str,
    text: str,
    note: book.Note,
    moves: Mapping[str, str],
    progress: Callable[[int, int], None] | None,
) -> book.Edition:
    chain = checked(name, text)
    old = running(name)
    if text == book.live(name):
        raise PanelError(
            _("panel_same", default="Rantai ini sudah berlaku; tidak ada yang berubah.")
        )
    used = {before: after for before, after in moves.items() if not chain.has(before)}
    against = (
        *ways.check(old, chain, used),
        *astray.without_signer(old, chain),
    )
    if not against:
        against = astray.off_the_way(chain, stranded(chain), used)
    if against:
        raise PanelError(*against)
    install(chain, used, note, progress)
    last = book.shelf(name).last
    if last is None or last.text != text:
        raise PanelError(
            _("panel_same", default="Rantai ini sudah berlaku; tidak ada yang berubah.")
        )
    logger.info(
        "Chain %s: edition %s by %s: %s", name, last.number, note.by, note.reason
    )
    return last
