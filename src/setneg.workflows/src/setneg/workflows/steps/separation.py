"""Who drafted does not check or sign, who checked does not check again or sign.

Source: R-X-02.
"""

from collections.abc import Iterable
from setneg.workflows import _
from setneg.workflows.steps.history import CHECKS
from setneg.workflows.steps.history import DRAFTING
from setneg.workflows.steps.model import Entry


#: Verbs that a drafter of the same round may not do.
SEPARATE_FROM_DRAFT = (*CHECKS, "harmonisasi", "setujui", "tanda_tangan")
#: Verbs that a checker of the same round may not do.
SEPARATE_FROM_CHECK = (*CHECKS, "setujui", "tanda_tangan")


def conflicts(
    verb: str, stage: str, who: str, done: Iterable[Entry], created: bool = False
) -> list[str]:
    """Why this person may not do this, by what he did in this round.

    verb, stage   the step and the stage in which it would be taken
    done          the entries of the round
    created       whether he began the document at the drafter's desk
    """
    mine = [entry for entry in done if entry.actor == who and _by_hand(entry)]
    if verb in SEPARATE_FROM_DRAFT and (
        created or any(entry.verb == DRAFTING for entry in mine)
    ):
        return [
            _(
                "refused_own_draft",
                default="Anda menyusun naskah ini; penyusun tidak memeriksa atau "
                "menandatangani naskahnya sendiri.",
            )
        ]
    checked = [
        entry for entry in mine if entry.verb in CHECKS and entry.from_stage != stage
    ]
    if verb in SEPARATE_FROM_CHECK and checked:
        return [
            _(
                "refused_checked_before",
                default="Anda sudah memeriksa naskah ini pada jenjang lain; "
                "pemeriksaan berikutnya dan penandatanganan harus oleh pejabat lain.",
            )
        ]
    return []


def _by_hand(entry: Entry) -> bool:
    """Not a move that followed from somebody's step elsewhere."""
    return not entry.action or bool(entry.position)
