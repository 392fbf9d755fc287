"""What lies in a signer's folder: one question to the catalog."""

from collections.abc import Sequence
from setneg.workflows import organisation
from setneg.workflows.inbox import find
from setneg.workflows.inbox.queries import NOBODY
from typing import Any


def pile(userid: str) -> Sequence[Any]:
    """Brains of the documents that wait for the signature of a person, urgent first."""
    groups = organisation.current().groups_of(userid, organisation.today())
    return find({"signing_for": list(groups or NOBODY), "sort_on": "urgency"})
