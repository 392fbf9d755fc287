"""Taking a step on a document: what is offered, what is missing, what it leaves behind.

One way for all callers: the form, the REST service, Plone's own menu and bulk actions,
and other rooms of the portal. What they use is named here.
"""

from setneg.workflows.steps.history import history
from setneg.workflows.steps.history import stale_approvals
from setneg.workflows.steps.model import Entry
from setneg.workflows.steps.model import Offer
from setneg.workflows.steps.model import StepNotOffered
from setneg.workflows.steps.model import StepRefused
from setneg.workflows.steps.taking import carry
from setneg.workflows.steps.taking import offers
from setneg.workflows.steps.taking import take


__all__ = [
    "Entry",
    "Offer",
    "StepNotOffered",
    "StepRefused",
    "carry",
    "history",
    "offers",
    "stale_approvals",
    "take",
]
