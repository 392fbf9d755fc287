"""The ministry's rules: taken from their file where the site has none yet."""

from pathlib import Path
from plone import api
from setneg.policy.official_form.findings import RECORD
from setneg.policy.official_form.rules import read


def install(source: Path) -> bool:
    """Put the declaration into the site; False when people have their own already.

    FormRuleError when the file cannot work.
    """
    if api.portal.get_registry_record(RECORD, default=None):
        return False
    text = Path(source).read_text(encoding="utf-8")
    read(text)
    api.portal.set_registry_record(RECORD, text)
    return True
