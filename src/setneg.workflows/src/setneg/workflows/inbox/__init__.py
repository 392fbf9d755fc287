"""The inbox: who must act on what, and until when; one question to the catalog."""

from setneg.workflows.inbox.queries import begun_by
from setneg.workflows.inbox.queries import count
from setneg.workflows.inbox.queries import find
from setneg.workflows.inbox.queries import waiting
from setneg.workflows.inbox.waits import deadline_of
from setneg.workflows.inbox.waits import waits


__all__ = ["begun_by", "count", "deadline_of", "find", "waiting", "waits"]
