"""Plone's own ways of moving content, led to the steps.

The menu of a single document leads to the step's form; the bulk action of a folder
takes the same step as everybody and reports each refusal, leaving nothing behind.
"""

from plone.app.content.browser.contents.workflow import WorkflowActionView
from Products.Five.browser import BrowserView
from setneg.workflows.interfaces import IChained
from setneg.workflows.steps.model import StepRefused
from setneg.workflows.steps.taking import take
from typing import Any
from urllib.parse import urlencode


class StatusModify(BrowserView):
    """`content_status_modify` of content with a chain: on to the step's form."""

    def __call__(self, workflow_action: str = "", **words: Any) -> None:
        query = urlencode({"langkah": workflow_action})
        url = f"{self.context.absolute_url()}/@@langkah?{query}"
        self.request.response.redirect(url)


class BulkSteps(WorkflowActionView):
    """`fc-workflow`: the same step for several documents of a folder."""

    #: The chain says who may act; most who act may not edit.
    required_obj_permission = "View"

    def action(self, obj: Any, bypass_recurse: bool = False) -> None:
        if not IChained.providedBy(obj):
            if self.context.portal_membership.checkPermission(
                "Modify portal content", obj
            ):
                super().action(obj, bypass_recurse)
            return
        try:
            take(obj, self.transition_id or "", {"comment": self.comments})
        except StepRefused as refused:
            self.errors.append(f"{self.objectTitle(obj)}: {' '.join(refused.reasons)}")
