"""Reports from below: what closes a branch, and what may only close when all are closed."""

from collections.abc import Mapping
from collections.abc import Sequence
from plone.uuid.interfaces import IUUID
from setneg.policy import _
from setneg.policy.content.disposisi import IDisposisi
from setneg.policy.content.surat_masuk import ISuratMasuk
from setneg.policy.incoming import dispositions
from setneg.policy.incoming import tree
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows.chains import stage_of
from setneg.workflows.inbox.indexes import CHANGED_BY_STEP
from setneg.workflows.inbox.interfaces import IAwaited
from setneg.workflows.journal import record
from setneg.workflows.steps import acting
from setneg.workflows.steps import said
from setneg.workflows.steps.interfaces import ICheck
from setneg.workflows.steps.verbs import Step
from setneg.workflows.stored import stored
from typing import Any
from zope import schema
from zope.component import adapter
from zope.interface import implementer


CLOSE = "selesaikan"
DISPOSED = "didisposisikan"
WITHDRAW = "tarik"


class IReport(said.IComment):
    """What was done about a disposition."""

    laporan = schema.Text(
        title=_("label_laporan_disposisi", default="Laporan"),
        description=_(
            "help_laporan_disposisi",
            default="Apa yang telah dikerjakan, untuk pemberi disposisi.",
        ),
        max_length=4000,
    )


@adapter(IDisposisi)
class Report(Step):
    """kerjakan: the recipient reports, once all whom he directed have reported to him."""

    schema = IReport

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        letter, own = self.document.atas_surat, IUUID(self.document)
        return [*super().missing(data), *unanswered(letter, own)]

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        self.document.laporan = str(data.get("laporan") or "").strip()


@implementer(ICheck)
@adapter(ISuratMasuk)
class AllAnswered:
    """A letter is closed upwards only when every branch is answered."""

    def __init__(self, letter: Any) -> None:
        self.letter = letter

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        if offer.verb != CLOSE:
            return ()
        return unanswered(IUUID(self.letter), None)


@implementer(ICheck)
@adapter(ISuratMasuk)
class HandedOver:
    """A sealed envelope is closed by who confirmed to have it. Source: R-PIM-04."""

    def __init__(self, letter: Any) -> None:
        self.letter = letter

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        if offer.verb != CLOSE:
            return ()
        return dispositions.not_handed_over(self.letter, offer.position)


@implementer(ICheck)
@adapter(ISuratMasuk)
class Disposed:
    """Nobody declares a letter disposed of without a disposition."""

    def __init__(self, letter: Any) -> None:
        self.letter = letter

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        if offer.target != DISPOSED or tree.all_of(IUUID(self.letter)):
            return ()
        return (
            _(
                "refused_no_disposition",
                default="Belum ada disposisi atas surat ini; berikan disposisi atau "
                "nyatakan selesai tanpa disposisi.",
            ),
        )


@implementer(IAwaited)
@adapter(ISuratMasuk)
class LetterAwaits:
    """A letter that was passed on waits for its leader only when all have answered."""

    def __init__(self, letter: Any) -> None:
        self.letter = letter

    def positions(self) -> tuple[str, ...]:
        stage = stage_of(self.letter)
        passed_on = stage is not None and stage.id == DISPOSED
        if passed_on and tree.open_below(IUUID(self.letter), None):
            return ()
        return acting.awaited(self.letter)


def unanswered(letter_uid: str, parent: str | None) -> list[str]:
    """One reason for each branch below that has no answer yet."""
    return [
        _(
            "refused_unanswered",
            default="Menunggu laporan ${post} atas disposisi.",
            mapping={"post": position_title(each.untuk)},
        )
        for each in tree.open_below(letter_uid, parent)
    ]


def follow(disposition: Any, event: Any) -> None:
    """After any step of a branch: the letter's own waiting is reckoned anew.

    What was taken back before it was read gives no right to the letter any more.
    """
    letter = dispositions.letter_of(disposition)
    record(
        letter,
        "langkah_disposisi",
        langkah=event.entry.verb,
        dari=disposition.dari,
        untuk=disposition.untuk,
        jabatan=event.entry.position,
    )
    if event.entry.verb == WITHDRAW:
        _close_to(letter, disposition)
    if ISuratMasuk.providedBy(letter):
        letter.reindexObject(idxs=list(CHANGED_BY_STEP))


def _close_to(letter: Any, withdrawn: Any) -> None:
    """Unless the position holds the right by another branch, or received it itself."""
    post = withdrawn.untuk
    branches = [each for each in tree.all_of(IUUID(letter)) if each.untuk == post]
    if any(stage_of(each).id != tree.WITHDRAWN for each in branches):
        return
    if ISuratMasuk.providedBy(letter):
        name = "penerima_disposisi"
    elif any(each.membuka for each in branches) and not _received(letter, post):
        name = "readers"
    else:
        return
    kept = tuple(each for each in getattr(letter, name) if each != post)
    setattr(letter, name, kept)
    letter.reindexObjectSecurity()


def _received(letter: Any, post: str) -> bool:
    """Whether a document was sent to that position itself."""
    return post in (stored(letter).get("tanda_terima") or {})
