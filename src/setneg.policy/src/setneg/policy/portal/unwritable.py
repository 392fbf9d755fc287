"""What no file, page or table can hold is marked as soon as it arrives.

Halves of characters and control characters come from damaged clients and from people who
try: kept in a title, one of them would stop everybody's workbook or declaration. They are
replaced by a visible mark, in what a page sends and in a JSON body alike.
"""

import json
from plone.rest.interfaces import IAPIRequest
import re
from setneg.policy.forms import conversion
from typing import Any


READING = frozenset({"GET", "HEAD", "OPTIONS"})
#: Where JSON may hold such a character: written with plain letters, or as it is.
SUSPECT = re.compile(
    rb"\\u(?:[dD][89a-fA-F]|[fF]{3}[eEfF]|00[01]|007[fF])"
    rb"|[\x00\x7f]|\xed[\xa0-\xbf]|\xef\xbf[\xbe\xbf]"
)


def mark(event: Any) -> None:
    """Before a request is answered: in what its address or form says, and its body."""
    request = event.request
    if IAPIRequest.providedBy(request) and request.method not in READING:
        _mark_body(request)
    for name, value in list(request.form.items()):
        if isinstance(value, str | list | tuple):
            request.form[name] = conversion.clean(value)


def _mark_body(request: Any) -> None:
    """The JSON body anew, where it holds such a character; what is no JSON stays."""
    body = request.get("BODY") or b""
    body = body.encode(errors="replace") if isinstance(body, str) else body
    if not SUSPECT.search(body):
        return
    try:
        request.other["BODY"] = json.dumps(conversion.clean(json.loads(body))).encode()
    except (ValueError, RecursionError):
        return
