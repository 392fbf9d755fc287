"""The beginning of a classification: taken from its file where the site has none yet."""

from pathlib import Path
from plone import api
from setneg.policy.archive import classification


def install(source: Path) -> bool:
    """Put the list into the site; False when the site has its own already."""
    if api.portal.get_registry_record(classification.RECORD, default=None):
        return False
    text = Path(source).read_text(encoding="utf-8")
    classification.read(text)
    api.portal.set_registry_record(classification.RECORD, text)
    return True
