"""Units, positions and who is what for a document."""

from setneg.workflows.organisation.cache import current
from setneg.workflows.organisation.cache import today
from setneg.workflows.organisation.levels import LEVELS
from setneg.workflows.organisation.levels import ROLE_OF_LEVEL


__all__ = ["LEVELS", "ROLE_OF_LEVEL", "current", "today"]
