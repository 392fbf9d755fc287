"""The condition of a question, in the editor of a field, for whoever may change the form.

easyform shows its own box to those who may write expressions only. A condition is no
expression: it is read by `conditions_grammar` and can ask nothing but other answers.
"""

from collective.easyform.interfaces import IEasyFormFieldsContext
from collective.easyform.interfaces import IFieldExtender
from plone import api
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from setneg.policy import _
from setneg.policy.forms.conditions_check import ConditionValidator
from typing import Any
from z3c.form.validator import WidgetValidatorDiscriminators
from zope import schema
from zope.component import adapter
from zope.interface import implementer
from zope.interface import provider
from zope.schema.interfaces import IField


EDIT_EXPRESSIONS = "collective.easyform: Edit TALES Fields"


@provider(IFormFieldProvider)
class IConditionChoice(model.Schema):
    """When a question is asked."""

    model.fieldset("overrides", fields=["syarat"])
    syarat = schema.TextLine(
        title=_("label_syarat_isian", default="Ditanyakan bila"),
        description=_(
            "help_syarat_isian",
            default='Misalnya jenis = "Lainnya" and jumlah > 3, dengan nama singkat '
            "isian lain. Kosong: selalu ditanyakan.",
        ),
        required=False,
        max_length=500,
    )


@adapter(IEasyFormFieldsContext, IField)
def condition_choice(context: Any, field: Any) -> Any:
    """The box, where easyform does not show its own."""
    own = api.user.has_permission(EDIT_EXPRESSIONS, obj=context.aq_parent)
    return None if own else IConditionChoice


@implementer(IConditionChoice)
@adapter(IField)
class ConditionOfField:
    """The box of a field, kept where easyform keeps it."""

    def __init__(self, field: Any) -> None:
        self.field = field

    @property
    def syarat(self) -> str | None:
        return IFieldExtender(self.field).depends_on

    @syarat.setter
    def syarat(self, text: str | None) -> None:
        IFieldExtender(self.field).depends_on = text


class ChoiceValidator(ConditionValidator):
    """What cannot be honoured is refused here, too."""


WidgetValidatorDiscriminators(ChoiceValidator, field=IConditionChoice["syarat"])
