"""What the catalog knows of drafts and of the memoranda that ask for them."""

from plone.indexer import indexer
from setneg.policy.content.draf_standar import IDrafStandar
from setneg.policy.content.memorandum import IMemorandum
from setneg.policy.standards_drafts import asking
from typing import Any


@indexer(IDrafStandar)
def memo_draf(draft: Any) -> str:
    """UID of the memorandum that a draft answers."""
    if not draft.memo:
        raise AttributeError("memo_draf")
    return str(draft.memo)


@indexer(IDrafStandar)
def draf_standar(draft: Any) -> dict[str, Any]:
    """What lists and meetings need, so that no draft is woken: `sesi` is stage ->
    day in ISO form of what was held."""
    held = {row["sesi"]: row["tanggal"].isoformat() for row in draft.pembahasan}
    return {
        "memo": draft.memo or "",
        "jenis": draft.jenis_draf,
        "penetapan": draft.penetapan,
        "sesi": held,
    }


@indexer(IMemorandum)
def minta_draf(memo: Any) -> bool:
    """Whether a memorandum asks units for drafts."""
    if not asking.asks(memo):
        raise AttributeError("minta_draf")
    return True
