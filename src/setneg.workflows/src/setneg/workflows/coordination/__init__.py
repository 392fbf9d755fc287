"""Paraf koordinasi: opinions of other units, asked beside the line and in parallel."""

from setneg.workflows.coordination.book import opinion
from setneg.workflows.coordination.book import opinions
from setneg.workflows.coordination.book import parties
from setneg.workflows.coordination.model import CoordinationRefused
from setneg.workflows.coordination.model import Opinion
from setneg.workflows.coordination.rules import answer
from setneg.workflows.coordination.rules import ask
from setneg.workflows.coordination.rules import delegate
from setneg.workflows.coordination.rules import waive
from setneg.workflows.coordination.rules import withdraw
from setneg.workflows.coordination.sight import visible


__all__ = [
    "CoordinationRefused",
    "Opinion",
    "answer",
    "ask",
    "delegate",
    "opinion",
    "opinions",
    "parties",
    "visible",
    "waive",
    "withdraw",
]
