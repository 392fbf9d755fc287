"""What stands in the way of a step because of other documents. Pure questions."""

from collections.abc import Mapping
from collections.abc import Sequence
from plone import api
from setneg.policy import _
from setneg.policy.content import kinds
from setneg.policy.content.salinan import ISalinan
from setneg.policy.rendering import original
from setneg.policy.subscribers import package
from setneg.policy.subscribers import travel
from setneg.workflows.chains import stage_of
from setneg.workflows.interfaces import IChained
from setneg.workflows.steps.interfaces import ICheck
from setneg.workflows.stored import by_uid
from typing import Any
from zope.component import adapter
from zope.interface import implementer


MOVES = (*package.TOGETHER, *travel.BACK)


@implementer(ICheck)
@adapter(IChained)
class DraftWithMemorandum:
    """A draft to a deputy or the minister goes up only with its memorandum (R-X-04)."""

    def __init__(self, draft):
        self.draft = draft

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        stage = stage_of(self.draft)
        if offer.verb not in package.TOGETHER or not package.on_its_way(stage):
            return ()
        memo = package.beside(self.draft, stage)
        if memo is not None:
            return _hindrance(memo)
        if not package.is_escorted(self.draft):
            return ()
        if stage.verb != package.DRAFTING and package.has_signed_memorandum(self.draft):
            return ()
        return (self._absent(),)

    def _absent(self) -> str:
        elsewhere = package.underway(self.draft)
        if elsewhere:
            return _(
                "refused_memorandum_elsewhere",
                default="Memorandum pengantar “${memo}” masih pada tahap “${stage}”; "
                "rancangan berjalan bersama memorandumnya.",
                mapping={
                    "memo": _called(elsewhere[0]),
                    "stage": stage_of(elsewhere[0]).title,
                },
            )
        return _(
            "refused_without_memorandum",
            default="Rancangan kepada Deputi atau Menteri disertai memorandum pengantar: "
            "buat memorandum yang menyertai rancangan ini lebih dahulu.",
        )


def _called(document) -> str:
    """Its title for who may see it; else what kind of document it is."""
    if api.user.has_permission("View", obj=document):
        return document.Title()
    return kinds.facts(document.portal_type).name


def _hindrance(memo) -> Sequence[str]:
    """Why the memorandum could not take its step together with the draft."""
    offer = travel.forward_offer(memo)
    if offer is None:
        return (
            _(
                "refused_memorandum_not_yours",
                default="Memorandum “${memo}” yang menyertai naskah ini menunggu pejabat "
                "lain pada tahap “${stage}”.",
                mapping={"memo": _called(memo), "stage": stage_of(memo).title},
            ),
        )
    return [
        _(
            "refused_by_memorandum",
            default="Memorandum “${memo}”: ${reason}",
            mapping={"memo": _called(memo), "reason": reason},
        )
        for reason in offer.missing
    ]


@implementer(ICheck)
@adapter(IChained)
class MemorandumWithDraft:
    """A memorandum does not run ahead of the draft that it carries (R-X-04)."""

    def __init__(self, memorandum):
        self.memorandum = memorandum

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        memo = self.memorandum
        if offer.verb not in MOVES or not getattr(memo.aq_base, "menyertai", None):
            return ()
        stage = stage_of(memo)
        if not package.on_its_way(stage) or travel.moves_with_draft(memo):
            return ()
        draft = package.draft_of(memo)
        at = stage_of(draft) if draft is not None else None
        if at is None or _free(draft, at, stage):
            return ()
        if at.id == package.CANCELLED:
            return (
                _(
                    "refused_draft_cancelled",
                    default="Rancangan yang diantar sudah dibatalkan; "
                    "batalkan juga memorandum ini.",
                ),
            )
        return (
            _(
                "refused_memorandum_alone",
                default="Memorandum ini bergerak bersama “${draft}” yang berada pada "
                "tahap “${stage}”: lakukan langkahnya pada naskah itu.",
                mapping={"draft": _called(draft), "stage": at.title},
            ),
        )


def _free(draft, at, stage) -> bool:
    """Whether the memorandum moves by itself: its draft is past checking, or the
    memorandum came later and first has to reach the draft's level."""
    if at.id == package.CANCELLED:
        return False
    if at.verb == "harmonisasi":
        return False
    if not package.on_its_way(at):
        return True
    behind = package.rank(stage) < package.rank(at)
    return behind and package.beside(draft, at) is None


@implementer(ICheck)
@adapter(ISalinan)
class CopyOfOriginal:
    """A Salinan goes on only while it equals a signed, numbered original (R-X-05)."""

    def __init__(self, copy):
        self.copy = copy

    def missing(self, offer: Any, data: Mapping[str, Any] | None) -> Sequence[str]:
        if not offer.forward:
            return ()
        source = by_uid(self.copy.salinan_dari)
        if source is None:
            return (
                _(
                    "refused_copy_of_nothing",
                    default="Sebutkan naskah asli yang disalin.",
                ),
            )
        lacking = original.missing_for_copy(source)
        if lacking:
            return lacking
        if not original.copy_is_equal(self.copy):
            return (
                _(
                    "refused_copy_differs",
                    default="Isi salinan tidak sama dengan naskah aslinya; simpan salinan "
                    "ini sekali lagi agar isinya diambil dari naskah asli.",
                ),
            )
        return ()
