"""A condition that cannot be honoured is refused when the form is saved: at the field's
own form, and in the editor of the whole XML."""

from collective.easyform.api import get_model
from collective.easyform.browser.fields import ModelEditorView
from collective.easyform.interfaces import IFieldExtender
from plone import api
from setneg.policy.forms import conditions
from typing import Any
from z3c.form.validator import SimpleFieldValidator
from z3c.form.validator import WidgetValidatorDiscriminators
from zope.interface import Invalid
from zope.interface.interface import InterfaceClass


class ConditionValidator(SimpleFieldValidator):
    """Of the box "depends on" in the editor of a field."""

    def validate(self, value: Any, force: bool = False) -> None:
        super().validate(value, force)
        if not value:
            return
        field = self.context  # the field that is edited
        reason = refusal(field.interface, field.getName(), value)
        if reason is not None:
            raise Invalid(reason)


WidgetValidatorDiscriminators(ConditionValidator, field=IFieldExtender["depends_on"])


def refusal(form_schema: InterfaceClass, name: str, text: str) -> Any:
    """Why a condition cannot stand at a field, None when it can."""
    known = dict(form_schema.queryTaggedValue(conditions.TAG) or {})
    form_schema.setTaggedValue(conditions.TAG, {**known, name: text})
    try:
        return conditions.problems(form_schema).get(name)
    finally:
        form_schema.setTaggedValue(conditions.TAG, known)


class ModelEditor(ModelEditorView):
    """The editor of the XML, for which a wrong condition is as wrong as a wrong tag."""

    def save(self, source: str) -> None:
        form = self.context.aq_parent
        found = conditions.problems(get_model(source, form), form)
        if not found:
            super().save(source)
            return
        words = " ".join(api.portal.translate(reason) for reason in found.values())
        api.portal.show_message(words, self.request, type="error")
