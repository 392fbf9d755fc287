"""The words by which the catalog finds documents that wait, and the ones that move."""

from typing import Final


#: What a step changes; the rest of a document stays as it was.
CHANGED_BY_STEP: Final = (
    "stage",
    "waiting_for",
    "signing_for",
    "due",
    "warn",
    "urgency",
)
