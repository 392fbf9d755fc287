"""The browser layer of sites in which the engine is installed."""

from zope.interface import Interface


class IWorkflowsLayer(Interface):
    """Marks requests to a site with this engine."""
