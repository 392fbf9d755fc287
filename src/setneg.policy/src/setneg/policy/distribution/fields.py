"""The field of recipients: lines to whom a form or REST may write in several ways."""

from collections.abc import Mapping
from plone.app.z3cform.widgets.text import TextLinesWidget
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.interfaces import IFieldDeserializer
from setneg.policy import _
from setneg.policy.distribution import recipients
from setneg.workflows.steps.wording import say
from typing import Any
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.widget import FieldWidget
from zope import schema
from zope.component import adapter
from zope.interface import implementer
from zope.publisher.interfaces.browser import IBrowserRequest
from zope.schema.interfaces import IList


LONGEST = 500


class IRecipients(IList):
    """Lines that name recipients."""


@implementer(IRecipients)
class Recipients(schema.List):
    """Lines as `recipients.parse` reads them."""


class RecipientsWidget(TextLinesWidget):
    """A line a recipient; the script of the page makes a picker of it."""

    klass = "textarea-widget setneg-recipients"


@implementer(IFieldWidget)
@adapter(IRecipients, IFormLayer)
def recipients_widget(field: Any, request: Any) -> Any:
    """The input of recipients."""
    return FieldWidget(field, RecipientsWidget(request))


@implementer(IFieldDeserializer)
@adapter(IRecipients, IDexterityContent, IBrowserRequest)
class RecipientsDeserializer:
    """Texts as typed, or objects ``{jenis, nilai, alamat}``."""

    def __init__(self, field: Any, context: Any, request: Any) -> None:
        self.field = field

    def __call__(self, value: Any) -> list[str]:
        given = value if isinstance(value, list) else [value] if value else []
        found = [line_of(each) for each in given]
        found = [line for line in found if line]
        self.field.validate(found)
        return found


def line_of(given: Any) -> str:
    """The line of one recipient; ValueError for what names nobody."""
    if isinstance(given, str):
        return _short(" ".join(given.split()))
    words = given if isinstance(given, Mapping) else {}
    kind, value = words.get("jenis"), words.get("nilai")
    address = words.get("alamat") or ""
    texts = (kind, value, address)
    if kind not in recipients.KINDS or not all(isinstance(t, str) for t in texts):
        raise ValueError(
            say(
                _(
                    "refused_recipient_shape",
                    default="Penerima berupa teks, atau jenis (jabatan, unit, orang, "
                    "luar, daftar), nilai, dan alamat.",
                )
            )
        )
    name = " ".join(str(value).split())
    if not name:
        return ""
    tail = f" <{' '.join(address.split())}>" if address.strip() else ""
    return _short(recipients.parse(f"{kind}:{name}{tail}").line())


def _short(line: str) -> str:
    if len(line) > LONGEST:
        raise ValueError(
            say(
                _(
                    "refused_recipient_long",
                    default="Satu penerima paling panjang ${most} huruf.",
                    mapping={"most": LONGEST},
                )
            )
        )
    return line
