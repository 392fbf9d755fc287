"""Reading what a client sent into the values that a form's fields ask for."""

from collective.easyform.api import get_schema
from plone.restapi.interfaces import IFieldDeserializer
from typing import Any
from zExceptions import BadRequest
from zope.component import queryMultiAdapter
from zope.i18n import translate
from zope.interface import Invalid
from zope.schema import getFieldsInOrder
from zope.schema import ValidationError


def read(form, request, body: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Values by field, and reasons by field for those that cannot be accepted."""
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for name, field in getFieldsInOrder(get_schema(form)):
        bound = field.bind(form)
        try:
            values[name] = _value(bound, form, request, body.get(name))
        except ValidationError as error:
            errors[name] = _words(error.doc(), request)
        except (Invalid, ValueError, BadRequest) as error:
            errors[name] = _words(str(error), request)
    return values, errors


def _value(field, form, request, sent):
    if sent is None or sent == "":
        sent = field.default
        field.validate(sent if sent is not None else field.missing_value)
        return sent
    deserializer = queryMultiAdapter((field, form, request), IFieldDeserializer)
    value = deserializer(sent)
    field.validate(value)
    return value


def _words(message, request) -> str:
    return translate(message, context=request)
