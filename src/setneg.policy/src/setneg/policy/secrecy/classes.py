"""What each secrecy class (sifat) means for access, as the registry's table says.

Source: the ministry's classes of letters (B, T, R, SR); R-PIM-15 (secrecy guaranteed).
"""

from Acquisition import aq_base
from plone import api


#: From open to most secret.
ORDER = ("B", "T", "R", "SR")
OPEN = "B"

#: Rules of access: all that the chain lets see; only positions of the stages that the
#: document has come through; only the positions that acted or whose turn it is.
CHAIN, ACTING, NAMED = "rantai", "pelaku", "bernama"
TABLE = {"B": CHAIN, "T": CHAIN, "R": ACTING, "SR": NAMED}
RECORD = "setneg.policy.akses_sifat"
LOGGED_RECORD = "setneg.policy.sifat_dicatat"
LOGGED = ("R", "SR")


def class_of(document) -> str:
    """The class of a document; what has no class is open. An envelope that was not
    opened counts as most secret (R-PIM-04)."""
    base = aq_base(document)
    if getattr(base, "amplop_tertutup", False):
        return "SR"
    return getattr(base, "sifat", None) or OPEN


def rule_of(document) -> str:
    """The rule of access of a document's class; the narrowest for an unknown class."""
    table = api.portal.get_registry_record(RECORD, default=None) or TABLE
    return table.get(class_of(document)) or NAMED


def logged(document) -> bool:
    """Whether every reading of it is put on record: by its class, or by its kind."""
    if getattr(aq_base(document), "pembacaan_dicatat", False):
        return True
    found = api.portal.get_registry_record(LOGGED_RECORD, default=None)
    return class_of(document) in (LOGGED if found is None else found)


def higher(one: str, other: str) -> str:
    """The more secret of two classes."""
    return max(one, other, key=lambda each: ORDER.index(each) if each in ORDER else 9)
