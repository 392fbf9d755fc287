"""Chains: declared once as data, compiled into a workflow of Plone.

What other rooms use is named here; each part says more in its own module.
"""

from setneg.workflows.chains.declaration import load
from setneg.workflows.chains.declaration import loads
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import ChainError
from setneg.workflows.chains.model import Stage
from setneg.workflows.chains.model import StepRule


__all__ = ["Chain", "ChainError", "Stage", "StepRule", "load", "loads"]
