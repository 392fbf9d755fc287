"""Why somebody beside the line may read: in words."""

from setneg.policy import _
from setneg.policy.secrecy.needed import needs
from setneg.workflows import organisation
from setneg.workflows.interfaces import IChained
from setneg.workflows.organisation.localroles import READER
from setneg.workflows.reasons.interfaces import IBecause
from setneg.workflows.reasons.reading import post_of
from zope.component import adapter
from zope.interface import implementer


@implementer(IBecause)
@adapter(IChained)
class NeedsToKnow:
    """Says who decided it, why, and until when."""

    def __init__(self, document):
        self.document = document

    def because(self, group: str, role: str) -> str | None:
        if role != READER or group in (getattr(self.document, "readers", None) or ()):
            return None
        today = organisation.today()
        for need in needs(self.document):
            if need.siapa == group and need.holds(today):
                return _said(need)
        return None


def _said(need) -> str:
    words = {"decider": post_of(need.oleh), "reason": need.alasan, "until": need.sampai}
    if need.sampai:
        return _(
            "because_need_until",
            default="ia perlu tahu sampai ${until} menurut ${decider} (“${reason}”)",
            mapping=words,
        )
    return _(
        "because_need",
        default="ia perlu tahu menurut ${decider} (“${reason}”)",
        mapping=words,
    )
