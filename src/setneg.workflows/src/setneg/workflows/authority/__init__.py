"""Signing authority: who may sign what, to whom, in whose name, and on which basis."""

from setneg.workflows.authority.book import authority
from setneg.workflows.authority.delegates import delegates
from setneg.workflows.authority.delegates import delegator
from setneg.workflows.authority.judging import judged


__all__ = ["authority", "delegates", "delegator", "judged"]
