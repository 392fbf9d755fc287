"""Browsers take every answer for what it says that it is, never for what it looks like.

A file that is a PDF and a page at once is then never run as a page.
"""

from typing import Any


HEADER = "X-Content-Type-Options"


def forbid(event: Any) -> None:
    """Before any answer of the portal is given."""
    event.request.response.setHeader(HEADER, "nosniff")
