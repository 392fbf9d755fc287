"""The ids of positions are theirs alone: no account may bear one.

Roles on documents are given to ids of positions as groups; an account of the same id
would have them without holding the position.
"""

from plone import api
from setneg.workflows import _
from setneg.workflows.steps.wording import say
from typing import Any
from zope.component.hooks import getSite


#: What stands between unit and function in the id of a position.
SEPARATOR = "__"


def refuse(event: Any) -> None:
    """Take back an account that is called like a position; ValueError says why."""
    userid = str(event.principal.getId() or "")
    if getSite() is None or SEPARATOR not in userid:
        return
    portal = api.portal.get()
    users = portal.acl_users.source_users
    if userid in users.listUserIds():
        users.removeUser(userid)
    raise ValueError(
        say(
            _(
                "refused_account_of_position",
                default="Nama akun “${id}” berbentuk kode jabatan; pakai nama lain.",
                mapping={"id": userid},
            )
        )
    )
