"""Tells the page when a question is asked, in the words of pat-depends."""

from collective.easyform.interfaces import IRenderWidget
from setneg.policy.browser.form.page import IFormPage
from setneg.policy.browser.layer import IPortalLayer
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.publisher.interfaces.browser import IBrowserView


@implementer(IBrowserView)
@adapter(IRenderWidget, IPortalLayer)
class Dependence:
    """`@@dependencies` of an input: its condition with the names of the page's inputs.

    What stands at the field names fields; a browser knows only names of inputs.
    """

    def __init__(self, rendering: Any, request: Any) -> None:
        self.widget = rendering.context

    def __call__(self) -> str:
        field = self.widget.field
        form = self.widget.form
        while getattr(form, "parentForm", None) is not None:
            form = form.parentForm
        if field is None:
            return ""
        if not IFormPage.providedBy(form):
            return field.queryTaggedValue("depends_on") or ""
        return form.condition_of(field.getName())
