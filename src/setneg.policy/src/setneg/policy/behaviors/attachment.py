"""The field of a file that comes with a document, a task or a submission."""

from plone.namedfile.field import NamedBlobFile
from setneg.policy.forms.attachment import refusal
from zope.schema import ValidationError


class FileRefused(ValidationError):
    """The file is too large or of a kind that is not accepted; the first argument says so."""

    def doc(self):
        return self.args[0]


class Attachment(NamedBlobFile):
    """A file of the kinds that an office exchanges, whichever way it is handed in.

    Name and content must agree: a page or a program under a document's name would be
    opened by whoever trusts the portal.
    """

    def _validate(self, value):
        super()._validate(value)
        reason = refusal(value)
        if reason is not None:
            raise FileRefused(reason).with_field_and_value(self, value)
