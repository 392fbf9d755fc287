"""The words of the organisation: levels, their roles, duties, functions, capacities."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final


LEVELS: Final = ("staf", "eselon_4", "eselon_3", "eselon_2", "eselon_1", "menteri")
"""The levels from the bottom to the top."""

ROLE_OF_LEVEL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "staf": "Staf",
        "eselon_4": "Eselon IV",
        "eselon_3": "Eselon III",
        "eselon_2": "Eselon II",
        "eselon_1": "Eselon I",
        "menteri": "Menteri",
        "persuratan": "Persuratan",
        "perancang_hukum": "Perancang Hukum",
    }
)
"""What a level or a service desk is called as a role in Plone."""

DUTIES: Final = ("persuratan", "perancang_hukum")
"""Service desks: correspondence and legal drafting."""

PARTY_ROLES: Final = (
    "Penerima",
    "Pengusul",
    "Pelaksana",
    "Pemberi Tugas",
    "Peserta",
    "Pemberi Pendapat",
)
"""Roles that content may give by itself."""

CAPACITIES: Final = ("definitif", "plt", "plh")
"""In which capacity somebody holds a position."""

SUBSTITUTES: Final = ("plt", "plh")
"""Capacities that rest on a written basis. Source: domain rule on Plt. and Plh."""

ABSENT: Final = "berhalangan"
"""The mark of a row that says that the holder is away, and until when."""

HEAD: Final = "kepala"
STAFF: Final = "staf"


def position_id(unit: str, function: str) -> str:
    """The id of a position, which is the id of its group."""
    return f"{unit}__{function}"
