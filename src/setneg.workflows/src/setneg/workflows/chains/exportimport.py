"""Chains between a profile's folder `rantai/` and the site, both ways."""

from Acquisition import aq_base
from plone import api
from setneg.workflows.chains.declaration import loads
from setneg.workflows.chains.replace import install
from typing import Any
from typing import Final


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
        if install(chain):
            log.info("Chain %s installed for %s", chain.id, chain.kind)


def export_chains(context: Any) -> None:
    """Write the declaration of every chain that runs in the site."""
    tool = api.portal.get_tool("portal_workflow")
    for definition in tool.objectValues():
        text = getattr(aq_base(definition), "declaration", "")
        if text:
            context.writeDataFile(
                f"{definition.getId()}{SUFFIX}", text, "text/yaml", subdir=FOLDER
            )
