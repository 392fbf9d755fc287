"""Procedures: a published standard's grid, the chain of its cases, and their progress.

What other rooms use is named here; cases have their own module, because they need a site.
"""

from setneg.workflows.procedures.compile import compile
from setneg.workflows.procedures.grid import load
from setneg.workflows.procedures.grid import loads
from setneg.workflows.procedures.grid import ProcedureError
from setneg.workflows.procedures.model import Grid


__all__ = ["Grid", "ProcedureError", "compile", "load", "loads"]
