"""Who can read a document, who can act on it, and by which rule: in sentences.

Nothing here decides anything. The permissions of the document, the roles that its
providers give and the guards of its chain are asked, and said in words.
"""

from setneg.workflows.reasons.acting import actors
from setneg.workflows.reasons.acting import hindered
from setneg.workflows.reasons.reading import limited
from setneg.workflows.reasons.reading import readers


__all__ = ["actors", "hindered", "limited", "readers"]
