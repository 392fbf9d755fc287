"""Chains: declared once as data, compiled into a workflow of Plone.

What other rooms use is named here; each part says more in its own module.
"""

from setneg.workflows.chains.compile import compile
from setneg.workflows.chains.declaration import load
from setneg.workflows.chains.declaration import loads
from setneg.workflows.chains.lookup import chain_of
from setneg.workflows.chains.lookup import chain_of_kind
from setneg.workflows.chains.lookup import stage_of
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import ChainError
from setneg.workflows.chains.model import Stage
from setneg.workflows.chains.model import StepRule
from setneg.workflows.chains.replace import ChainInUse
from setneg.workflows.chains.replace import install
from setneg.workflows.chains.text import dumps


__all__ = [
    "Chain",
    "ChainError",
    "ChainInUse",
    "Stage",
    "StepRule",
    "chain_of",
    "chain_of_kind",
    "compile",
    "dumps",
    "install",
    "load",
    "loads",
    "stage_of",
]
