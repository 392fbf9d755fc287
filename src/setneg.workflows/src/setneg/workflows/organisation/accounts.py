"""Accounts by position, from a file: for trying a site out, never for a real one."""

from pathlib import Path
from plone import api
from setneg.workflows import logger
from setneg.workflows.organisation.cache import current
from setneg.workflows.organisation.importer import assign
from typing import Any
import yaml


def create_accounts(
    portal: Any, path: Path | str, password: str, domain: str = "setneg.example"
) -> int:
    """Make the accounts of a file and enter them in their positions; how many are new.

    The file says ``akun: [{id, jabatan: [position id, ...]}]``. An account is called
    after its first position. Accounts that exist are left as they are.
    """
    entries = yaml.safe_load(Path(path).read_text(encoding="utf-8"))["akun"]
    held: dict[str, list[str]] = {}
    for entry in entries:
        for position in entry.get("jabatan") or ():
            held.setdefault(position, []).append(entry["id"])
    for position in assign(portal, held):
        logger.warning("akun: jabatan %s tidak ada", position)
    titles = _titles(portal)
    known = set(portal.acl_users.source_users.listUserIds())
    created = 0
    for entry in entries:
        userid = entry["id"]
        if userid not in known:
            _create(portal, userid, password)
            created += 1
        member = api.user.get(userid=userid)
        position = next(iter(entry.get("jabatan") or ()), "")
        member.setMemberProperties(
            {
                "fullname": entry.get("nama") or titles.get(position, userid),
                "email": f"{userid}@{domain}",
            }
        )
    return created


def _create(portal: Any, userid: str, password: str) -> None:
    """An ordinary member; no registration form, no letter to anybody."""
    users = portal.acl_users
    users.source_users.addUser(userid, userid, password)
    users.portal_role_manager.assignRoleToPrincipal("Member", userid)


def _titles(portal: Any) -> dict[str, str]:
    return {post.id: post.title for post in current(portal).positions.values()}
