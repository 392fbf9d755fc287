"""The regulation is out and its book was handed to the unit with a memorandum.

Source: SPS-9.c, R-SPS-09.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from plone import api
from setneg.policy import _
from setneg.policy.standards_drafts import memoranda
from setneg.policy.vocabularies.grades import terms
from setneg.workflows.clock import calendar
from setneg.workflows.steps.said import IComment
from setneg.workflows.steps.verbs import Step
from setneg.workflows.steps.wording import say
from setneg.workflows.stored import by_uid
from typing import Any
from zope import schema
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


STAGE = "masuk_permensesneg"
REGULATION, PUBLISHED = "Peraturan", "terbit"


class IDistributed(IComment):
    """Which regulation set the standard, and with what its book was handed out."""

    permensesneg = schema.Choice(
        title=_("label_permensesneg", default="Permensesneg yang terbit"),
        vocabulary="setneg.policy.PermensesnegTerbit",
    )
    memo_pengedaran = schema.Choice(
        title=_("label_memo_pengedaran", default="Memorandum pengedaran buku"),
        description=_(
            "help_memo_pengedaran",
            default="Ditandatangani Kepala Biro dan telah disampaikan kepada pimpinan "
            "unit kerja atau satuan organisasinya.",
        ),
        vocabulary="setneg.policy.MemorandumPengedaranDraf",
    )


class Distributed(Step):
    """lanjut out of `masuk_permensesneg`: refused without regulation or memorandum."""

    schema = IDistributed

    def missing(self, data: Mapping[str, Any] | None) -> Sequence[str]:
        reasons = list(super().missing(data))
        if data is None:
            return reasons
        regulation = by_uid(str(data.get("permensesneg") or ""))
        if data.get("permensesneg") and not published(regulation):
            message = _(
                "draft_regulation_not_out",
                default="Peraturan itu belum terbit di portal.",
            )
            return [*reasons, say(message)]
        uid = data.get("memo_pengedaran")
        if not uid:
            return reasons
        draft = self.document
        reason = memoranda.refusal(uid, (draft.unit, draft.satuan_organisasi))
        if (
            reason is None
            and published(regulation)
            and _earlier(uid, draft, regulation)
        ):
            reason = _(
                "draft_memo_before_regulation",
                default="Memorandum itu disampaikan sebelum Permensesneg ditetapkan.",
            )
        return [*reasons, say(reason)] if reason is not None else reasons

    def done(self, entry: Any, data: Mapping[str, Any]) -> None:
        self.document.permensesneg = str(data["permensesneg"])
        self.document.memo_pengedaran = str(data["memo_pengedaran"])


def published(regulation: Any) -> bool:
    """Whether something is a regulation that everybody may read."""
    if getattr(regulation, "portal_type", "") != REGULATION:
        return False
    return str(api.content.get_state(regulation)) == PUBLISHED


def _earlier(uid: Any, draft: Any, regulation: Any) -> bool:
    """Whether a memorandum was handed out before the date of the regulation."""
    memo = memoranda.memorandum(uid)
    units = (draft.unit, draft.satuan_organisasi)
    rows = [row for unit in units if (row := memoranda.receipt(memo, unit)) is not None]
    day = getattr(regulation, "tanggal", None)
    if day is None or not rows:
        return False
    return all(calendar.current().local(row.sent).date() < day for row in rows)


@provider(IVocabularyFactory)
def regulations(context: Any) -> Any:
    """Published regulations, the latest first."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog(
        portal_type=REGULATION,
        review_state=PUBLISHED,
        sort_on="created",
        sort_order="descending",
    )
    return terms((b.UID, _title(b)) for b in brains)


def _title(brain: Any) -> str:
    number = brain.nomor if isinstance(brain.nomor, str) else ""
    return f"{number} — {brain.Title}" if number else str(brain.Title)


@provider(IVocabularyFactory)
def distributions(context: Any) -> Any:
    """Memoranda of the Biro to the draft's unit or to its satuan organisasi."""
    units = (
        getattr(context, "unit", None),
        getattr(context, "satuan_organisasi", None),
    )
    found = memoranda.sent_to(*(unit for unit in units if unit))
    asked = {
        getattr(context, "memo", None),
        getattr(context, "memo_pengembalian", None),
    }
    return terms((m.UID(), m.Title()) for m, _row in found if m.UID() not in asked)
