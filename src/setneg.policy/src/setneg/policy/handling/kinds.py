"""The kinds of submissions of the site, and the chains that they run."""

from collections.abc import Iterator
from plone import api
from setneg.policy.content.pengaduan import IPengaduan
from setneg.policy.content.usulan import IUsulan
from setneg.workflows.chains import loads
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import Stage
from zope.dottedname.resolve import resolve


MARKS = (IUsulan, IPengaduan)
SENDER = "Pengusul"


def names() -> tuple[str, ...]:
    """Portal types whose objects are submissions, in the order of their ids."""
    types = api.portal.get_tool("portal_types")
    found = []
    for name in sorted(types.objectIds()):
        path = getattr(types[name], "klass", "")
        if path and any(mark.implementedBy(resolve(path)) for mark in MARKS):
            found.append(name)
    return tuple(found)


def chain(kind: str) -> Chain | None:
    """The chain that objects of a kind run; None without one."""
    tool = api.portal.get_tool("portal_workflow")
    for name in tool.getChainForPortalType(kind):
        text = getattr(tool[name], "declaration", "")
        if text:
            return loads(text, f"portal_workflow/{name}")
    return None


def stages() -> Iterator[Stage]:
    """Every stage of every kind of submission."""
    for kind in names():
        found = chain(kind)
        yield from found.stages if found is not None else ()


def ended() -> list[str]:
    """Ids of stages that are an end wherever they occur."""
    final = {stage.id for stage in stages() if stage.final}
    return sorted(final - {stage.id for stage in stages() if not stage.final})


def senders_turn() -> list[str]:
    """Ids of stages in which the sender has to do something to go on."""
    return sorted(
        {stage.id for stage in stages() if SENDER in stage.awaits() and not stage.final}
    )
