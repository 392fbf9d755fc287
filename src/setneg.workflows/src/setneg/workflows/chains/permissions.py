"""Who may do what in a stage: the permissions that every compiled chain decides.

Nothing is acquired: a role that is not named here does not have the permission. The
owner gets nothing for being the owner, and a manager may look but not act.

| permission | roles |
|---|---|
| View, Access contents information | the stage's viewers, Pemberi Pendapat in the stages of a line, and Manager |
| CMFEditions: Access previous versions | the same, never the public: who reads what is published does not read its drafts |
| Modify portal content, CMFEditions: Save new version | the stage's editors |
| setneg.workflows: Take step | whoever may take a step of the stage |
| Delete objects, Copy or Move, Change local roles, Sharing page: Delegate roles, CMFEditions: Revert to previous versions, Modify view template | nobody: a document is cancelled, never deleted; access comes from positions, never from sharing |

A stage may grant further permissions by itself (`izin`); in the stages that do not
name them nobody has them.
"""

from setneg.workflows.chains.glossary import ANONYMOUS
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage
from typing import Final


MANAGER: Final = "Manager"
#: Who was asked for an opinion reads while the document is on its way, not afterwards.
OPINION: Final = "Pemberi Pendapat"

EARLIER: Final = "CMFEditions: Access previous versions"
SEEING: Final = ("View", "Access contents information", EARLIER)
EDITING: Final = ("Modify portal content", "CMFEditions: Save new version")
ACTING: Final = ("setneg.workflows: Take step",)
REFUSED: Final = (
    "Delete objects",
    "Copy or Move",
    "Change local roles",
    "Sharing page: Delegate roles",
    "CMFEditions: Revert to previous versions",
    "Modify view template",
)
MANAGED: Final = SEEING + EDITING + ACTING + REFUSED


def managed(chain: Chain) -> tuple[str, ...]:
    """Titles of all permissions that the chain decides."""
    further = [title for stage in chain.stages for title in stage.grants]
    return tuple(dict.fromkeys((*MANAGED, *further)))


def roles_of(permission: str, stage: Stage) -> tuple[str, ...]:
    """Roles that have the permission in the stage."""
    if permission in stage.grants:
        return tuple(stage.grants[permission])
    if permission in SEEING:
        asked = (OPINION,) if stage.verb and not stage.final else ()
        found = tuple(dict.fromkeys((*stage.viewers, *asked, MANAGER)))
        if permission == EARLIER:
            return tuple(role for role in found if role != ANONYMOUS)
        return found
    if permission in EDITING:
        return stage.editors
    if permission in ACTING:
        return stage.actors()
    return ()
