"""Every reading of a secret document is put on record, and every download.

One request is one entry. A page that is kept in memory would be read without a trace:
what is secret has another cache key each time, so that it is never taken from there.
"""

from AccessControl import getSecurityManager
from plone.app.caching.interfaces import IETagValue
from plone.rest import Service
from plone.rest.interfaces import IAPIRequest
from plone.transformchain.interfaces import ITransform
from Products.CMFCore.permissions import View
from setneg.policy.secrecy.classes import logged
from setneg.workflows.journal import record_reading
from setneg.workflows.organisation.door import named
from setneg.workflows.steps import acting
from uuid import uuid4
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface
from ZPublisher.interfaces import IPubAfterTraversal


DOWNLOADS = (
    "pdf",
    "download",
    "display-file",
    "images",
    "lampiran",
    "lembar-paraf",
    "salinan-arsip",
    "salinan-bernomor",
    "bukti-serah",
    "bukti-terima",
)
READ, DOWNLOADED = "baca", "unduh"
#: Methods that show nothing of a document.
SILENT = ("HEAD", "OPTIONS")
MARK = "setneg.policy.kerahasiaan"
NOTED = "setneg.policy.dicatat"
NO_STORE = "private, no-store"


@adapter(IPubAfterTraversal)
def put_on_record(event) -> None:
    """After the way to the document was found, before anything of it is shown."""
    request = event.request
    if not _shows(request):
        return
    document = named(request)
    if document is None:
        return
    what = _what(request)
    download = not _is_service(request) and what.partition("/")[0] in DOWNLOADS
    secret = logged(document)
    if not secret and not (download and acting.userid()):
        return
    if not getSecurityManager().checkPermission(View, document):
        return
    record_reading(document, DOWNLOADED if download else READ, apa=what)
    if secret:
        _noted(request).add(document.UID())
        request.environ[MARK] = True
        request.response.setHeader("Cache-Control", NO_STORE)


def _shows(request) -> bool:
    """Whether an answer may hold what stands in the document.

    A page may be asked for by any method; a service shows it only when it is read, and
    what others answer of it is put on record where they write it out.
    """
    method = request.get("REQUEST_METHOD", "") or "GET"
    if _is_service(request):
        return method == "GET"
    return method not in SILENT


def _is_service(request) -> bool:
    """Whether REST answers; with its headers pages can be asked for, too."""
    published = request.get("PUBLISHED")
    return isinstance(getattr(published, "__self__", published), Service)


def looked_at(document, what: str) -> None:
    """Somebody saw a secret document in a page that undoes all that it does."""
    if logged(document):
        record_reading(document, READ, apa=what)


def shown_within(document, request) -> None:
    """Somebody reads the whole document inside another answer, such as a search for full
    objects: one entry a request and document."""
    if not logged(document) or document.UID() in _noted(request):
        return
    _noted(request).add(document.UID())
    request.environ[MARK] = True
    request.response.setHeader("Cache-Control", NO_STORE)
    record_reading(document, READ, apa=f"rest: {_what(request)}")


def _noted(request) -> set[str]:
    """UIDs of the secret documents that this request has put on record."""
    return request.environ.setdefault(NOTED, set())


def _what(request) -> str:
    """What of the document was asked for: page, pdf, download/<field>, REST."""
    url = request.get("ACTUAL_URL", "").rstrip("/")
    rest = "rest" if IAPIRequest.providedBy(request) else "halaman"
    for sign in ("/@@", "/++api++/@", "/@"):
        _, found, tail = url.rpartition(sign)
        if found:
            return tail
    last = url.rpartition("/")[2]
    return last if last in ("edit", "pdf", "view") else rest


@implementer(IETagValue)
@adapter(Interface, Interface)
class Secrecy:
    """The part of a cache key that never repeats for what is secret."""

    def __init__(self, published, request):
        self.request = request

    def __call__(self) -> str:
        document = named(self.request)
        return uuid4().hex if document is not None and logged(document) else "0"


@implementer(ITransform)
@adapter(Interface, Interface)
class NoStore:
    """Last of all: no browser keeps a page of what is secret either."""

    order = 13000  # after the headers of plone.caching

    def __init__(self, published, request):
        self.request = request

    def transformBytes(self, result, encoding):
        if self.request.environ.get(MARK):
            self.request.response.setHeader("Cache-Control", NO_STORE)

    transformUnicode = transformIterable = transformBytes
