"""Acting as nobody: what somebody does without leaving who he is.

Plone notes the acting account as creator, owner, actor of each step, in the journal and
in the transaction. A complaint without a name must carry none of these. Source: R-X-17.
"""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from AccessControl.users import UnrestrictedUser
from collections.abc import Iterator
from contextlib import contextmanager
from plone import api
import transaction


class _Nobody(UnrestrictedUser):
    """May do what the portal itself does for a visitor; has no id to be noted."""

    def getId(self) -> None:
        return None

    def getUserName(self) -> str:
        return ""

    def has_role(self, *_arguments) -> int:
        return 1

    def __bool__(self) -> bool:
        return False


@contextmanager
def nobody() -> Iterator[None]:
    """Whatever is written inside is written by nobody; the transaction names nobody."""
    manager = getSecurityManager()
    user = _Nobody("", "", ["Manager"], "")
    newSecurityManager(None, user.__of__(api.portal.get_tool("acl_users")))
    try:
        yield
    finally:
        setSecurityManager(manager)
        forget_actor()


def forget_actor() -> None:
    """Take the account out of the description of the running transaction."""
    transaction.get().user = ""
