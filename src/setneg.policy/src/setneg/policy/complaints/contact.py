"""Where news of a confidential complaint goes: the portal sends it, nobody reads where."""

import re
from setneg.policy.complaints import identity
from setneg.policy.content.pengaduan import IPengaduan
from setneg.policy.notices.interfaces import ISenderContact
from typing import Any
from zope.component import adapter
from zope.interface import implementer


MAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")


@implementer(ISenderContact)
@adapter(IPengaduan)
class KeptContact:
    """The mail address in the kept contact; "" when there is none."""

    def __init__(self, complaint: Any) -> None:
        self.complaint = complaint

    def address(self) -> str:
        found = MAIL.search(identity.contact(self.complaint))
        return found.group(0) if found else ""
