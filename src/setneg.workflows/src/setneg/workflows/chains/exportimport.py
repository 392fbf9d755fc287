"""Chains between a profile's folder `rantai/` and the site, both ways."""

from Acquisition import aq_base
from functools import partial
from plone import api
from setneg.workflows.chains import book
from setneg.workflows.chains.declaration import loads
from setneg.workflows.chains.declared import ChainDeclared
from setneg.workflows.chains.model import Chain
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
        if _kept(chain, text, log):
            continue
        if install(chain):
            log.info("Chain %s installed for %s", chain.id, chain.kind)


def _read(context: Any, name: str) -> str | None:
    """A further file of the profile, by its path inside the profile."""
    folder, _, file = name.rpartition("/")
    data = context.readDataFile(file, subdir=folder or None)
    return data.decode("utf-8") if isinstance(data, bytes) else data


def _kept(chain: Chain, text: str, log: Any) -> bool:
    """Whether the chain was changed on screen, so that no profile may overwrite it.

    What the profile says is kept beside it, for the site manager to compare and to take
    as a draft; the running chain is only compiled anew where the compiler has changed.
    """
    running = book.live(chain.id)
    if not running or running == text or not book.changed_on_screen(chain.id):
        return False
    book.shelf_to_write(chain.id).offered = text
    log.warning(
        "Chain %s was changed on screen and is kept; the profile's text is offered "
        "as a draft",
        chain.id,
    )
    install(loads(running, f"portal_workflow/{chain.id}"))
    return True


def export_chains(context: Any) -> None:
    """Write the declaration of every chain that runs in the site."""
    tool = api.portal.get_tool("portal_workflow")
    for definition in tool.objectValues():
        text = getattr(aq_base(definition), "declaration", "")
        if text:
            context.writeDataFile(
                f"{definition.getId()}{SUFFIX}", text, "text/yaml", subdir=FOLDER
            )
