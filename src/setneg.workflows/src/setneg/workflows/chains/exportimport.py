"""Chains between a profile's folder `rantai/` and the site, both ways."""

from Acquisition import aq_base
from functools import partial
from plone import api
from setneg.workflows.chains.declaration import loads
from setneg.workflows.chains.declared import ChainDeclared
from setneg.workflows.chains.replace import install
from typing import Any
from typing import Final
from zope.event import notify


FOLDER: Final = "rantai"
SUFFIX: Final = ".yaml"


def import_chains(context: Any) -> None:
    """Install every chain that the profile declares; unchanged ones stay untouched."""
    log = context.getLogger("setneg.workflows.chains")
    for name in sorted(context.listDirectory(FOLDER) or ()):
        if not name.endswith(SUFFIX):
            continue
        text = context.readDataFile(name, subdir=FOLDER)
        text = text.decode("utf-8") if isinstance(text, bytes) else text
        chain = loads(text, f"{FOLDER}/{name}")
        notify(ChainDeclared(chain, partial(_read, context)))
        if install(chain):
            log.info("Chain %s installed for %s", chain.id, chain.kind)


def _read(context: Any, name: str) -> str | None:
    """A further file of the profile, by its path inside the profile."""
    folder, _, file = name.rpartition("/")
    data = context.readDataFile(file, subdir=folder or None)
    return data.decode("utf-8") if isinstance(data, bytes) else data


def export_chains(context: Any) -> None:
    """Write the declaration of every chain that runs in the site."""
    tool = api.portal.get_tool("portal_workflow")
    for definition in tool.objectValues():
        text = getattr(aq_base(definition), "declaration", "")
        if text:
            context.writeDataFile(
                f"{definition.getId()}{SUFFIX}", text, "text/yaml", subdir=FOLDER
            )
