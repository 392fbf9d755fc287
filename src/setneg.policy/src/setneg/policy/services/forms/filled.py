"""Reading what a client sent into the values that a form's fields ask for.

The same questions as on the page: hidden ones are neither asked nor kept, what the form
fills in itself is not taken from the client, and the form's own checks are made.
"""

from base64 import b64decode
from collections.abc import Iterator
from collective.easyform.api import get_expression
from collective.easyform.api import get_schema
from collective.easyform.interfaces import IFieldExtender
from collective.easyform.interfaces import IFieldValidator
from collective.easyform.interfaces import ILabel
from plone.namedfile.interfaces import INamedField
from plone.restapi.interfaces import IFieldDeserializer
from setneg.policy import _
from setneg.policy.browser.form import reasons
from setneg.policy.forms import conditions
from setneg.policy.forms import conversion
from setneg.policy.forms import terms
from setneg.policy.forms.fields_files import IFiles
from typing import Any
from zExceptions import BadRequest
from zope.component import queryMultiAdapter
from zope.component import queryUtility
from zope.i18n import translate
from zope.interface import Invalid
from zope.schema import getFieldsInOrder
from zope.schema import ValidationError


#: What a value of a wrong shape makes a field's reader raise.
WRONG_SHAPE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
FILE_KEYS = frozenset({"data", "encoding", "filename", "content-type"})


def asked(form) -> Iterator[tuple[str, Any]]:
    """The fields that a sender may fill in, by name."""
    for name, field in getFieldsInOrder(get_schema(form)):
        extended = IFieldExtender(field)
        enabled = getattr(extended, "TEnabled", None)
        if ILabel.providedBy(field) or getattr(extended, "serverSide", False):
            continue
        if enabled and not get_expression(form, enabled):
            continue
        yield name, field


def read(form, request, body: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Values by field, and reasons by field for those that cannot be accepted."""
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    body = conversion.clean(body)
    fields = dict(asked(form))
    for name, field in fields.items():
        sent = body.get(name)
        if sent in (None, "") and name not in body:
            sent = _proposed(form, field)
        bound = field.bind(form)
        try:
            values[name] = _value(bound, form, request, sent)
            _check(bound, form, request, values[name])
        except ValidationError as error:
            errors[name] = _words(reasons.words(error), request)
        except (Invalid, BadRequest) as error:
            errors[name] = _words(_reason(error), request)
        except WRONG_SHAPE as error:
            errors[name] = _words(_wrong(error), request)
    hidden = conditions.hidden(get_schema(form), values, form)
    for name, reason in terms.file_refusals(form, get_schema(form), values).items():
        errors.setdefault(name, _words(reason, request))
    for name in set(body) - set(fields):
        errors[name] = _words(_unknown(name), request)
    return (
        {name: value for name, value in values.items() if name not in hidden},
        {name: words for name, words in errors.items() if name not in hidden},
    )


def _proposed(form, field) -> Any:
    """What the page would propose where nothing was sent."""
    expression = getattr(IFieldExtender(field), "TDefault", None)
    return get_expression(form, expression) if expression else None


def _value(field, form, request, sent):
    if sent is None or sent == "":
        sent = field.default
        field.validate(sent if sent is not None else field.missing_value)
        return sent
    if INamedField.providedBy(field) or IFiles.providedBy(field):
        refuse_strange_file(sent)
    deserializer = queryMultiAdapter((field, form, request), IFieldDeserializer)
    value = deserializer(sent)
    field.validate(value)
    return value


def refuse_strange_file(sent: Any) -> None:
    """Only plain or base64: other codecs unfold a few bytes to more than memory holds,
    and what names no data would be looked up on the form itself."""
    for each in sent if isinstance(sent, list) else [sent]:
        sound = (
            isinstance(each, dict)
            and _readable(each.get("data"))
            and FILE_KEYS.issuperset(each)
            and each.get("encoding", "base64") == "base64"
            and isinstance(each.get("filename"), str)
            and isinstance(each.get("content-type", ""), str)
        )
        if not sound:
            raise Invalid(
                _(
                    "refused_answer_file_shape",
                    default="Berkas dikirim sebagai data (base64), encoding, filename, "
                    "dan content-type.",
                )
            )
        each["encoding"] = "base64"


def _readable(data: Any) -> bool:
    """Whether this is base64 of something; Python's own reader skips what is not."""
    if not isinstance(data, str):
        return False
    try:
        return bool(b64decode("".join(data.split()), validate=True))
    except ValueError:
        return False


def _check(field, form, request, value) -> None:
    """The checks that the site manager put at the field, as the page makes them."""
    extended = IFieldExtender(field)
    for name in getattr(extended, "validators", None) or ():
        check = queryUtility(IFieldValidator, name=name)
        reason = check(value, REQUEST=request) if check is not None else None
        if reason:
            raise Invalid(reason)
    expression = getattr(extended, "TValidator", None)
    if expression:
        reason = get_expression(form, expression, value=value)
        if reason:
            raise Invalid(reason)


def _reason(error: Exception) -> Any:
    return error.args[0] if error.args else str(error)


def _wrong(error: Exception) -> Any:
    return _(
        "refused_wrong_kind",
        default="Isi permintaan tidak sesuai dengan bentuk isian: ${reason}",
        mapping={"reason": str(error)[:200]},
    )


def _unknown(name: str) -> Any:
    return _(
        "refused_unknown_field",
        default="Formulir ini tidak menanyakan “${name}”.",
        mapping={"name": name[:80]},
    )


def _words(message, request) -> str:
    return translate(message, context=request)
