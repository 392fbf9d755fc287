"""How a sender without an account is reached who wrote an address on the form.

A kind whose contact is protected says it by a more specific adapter of its own.
"""

from Acquisition import aq_base
import re
from setneg.policy.content.pengajuan import IPengajuan
from setneg.policy.forms.answers import answers
from setneg.policy.notices.interfaces import ISenderContact
from typing import Any
from zope.component import adapter
from zope.interface import implementer


MAIL = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+\.[^@\s<>,;:\"]+")
#: Names of form fields in which senders are asked for an address.
FIELDS = ("kontak", "surel", "email")


@implementer(ISenderContact)
@adapter(IPengajuan)
class WrittenContact:
    """The first mail address in the contact that was written on the form."""

    def __init__(self, submission: Any) -> None:
        self.submission = submission

    def address(self) -> str:
        written = [getattr(aq_base(self.submission), "kontak", None)]
        written += [
            answer.value for answer in answers(self.submission) if answer.name in FIELDS
        ]
        found = (MAIL.search(text) for text in written if isinstance(text, str))
        return next((match.group(0) for match in found if match), "")
