"""Time stamps: somebody else confirms when a signed file was there already.

The time-stamping authority is remote, so nobody waits for it in a transaction: sealing
only notes that a stamp is wanted. After the commit a thread of the server fetches it
and adds it to the file in a transaction of its own, as a document time stamp (RFC 3161,
an incremental update: what was signed stays byte for byte). What failed is tried again
at each strike of the clock. Without a configured authority nothing is wanted.
"""

import hashlib
import io
import os
from plone import api
from plone.namedfile.file import NamedBlobFile
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
from setneg.policy import background
from setneg.policy.background import InSite
from setneg.policy.signing.pades import completed
from setneg.policy.signing.pades import DIGEST
from setneg.workflows.journal import record
from setneg.workflows.stored import by_uid
import threading


RECORD = "setneg.policy.alamat_cap_waktu"
VARIABLE = "SETNEG_TSA"
FIELD = "CapWaktu"
WAITING = "menunggu"
STAMPED = "dibubuhkan"
TIMEOUT = 20  # seconds
AT_ONCE = 50  # documents at one strike of the clock
_one_at_a_time = threading.Lock()


def address() -> str:
    """The authority's address: of the environment, else of the registry; "" for none."""
    named = os.environ.get(VARIABLE)
    return named or api.portal.get_registry_record(RECORD, default=None) or ""


def ask_for(document) -> None:
    """Note that the file of a document wants a stamp; fetched after the commit."""
    if not address():
        return
    document.cap_waktu = WAITING
    document.reindexObject(idxs=["cap_waktu"])
    _after_commit(document.UID())


def on_tick(event) -> None:
    """The clock strikes: fetch the stamps that are still wanted."""
    if not address():
        return
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(cap_waktu=WAITING, sort_limit=AT_ONCE)
    waiting = [brain.UID for brain in found[:AT_ONCE]]
    if waiting:
        _after_commit(*waiting)


def stamped(pdf: bytes, url: str, timeout: float = TIMEOUT) -> bytes:
    """The file with a document time stamp; whatever the authority does wrong raises."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    stamper = PdfTimeStamper(
        RequestsHTTPTimeStamper(url, timeout=timeout), field_name=FIELD
    )
    output = io.BytesIO()
    completed(stamper.async_timestamp_pdf(writer, DIGEST, output=output))
    result = output.getvalue()
    if not result.startswith(pdf):
        raise ValueError("Cap waktu mengubah berkas yang sudah ditandatangani.")
    return result


def _after_commit(*uids: str) -> None:
    url = address()
    background.after_commit(
        "cap-waktu", lambda in_site, uid: _one(in_site, url, uid), uids
    )


def _one(in_site: InSite, url: str, uid: str) -> None:
    """Read, let go of the database, ask the authority, then write."""
    with _one_at_a_time:
        before = in_site(lambda: _file_of(uid))
        if before is not None:
            after = stamped(before, url)
            in_site(lambda: keep(uid, before, after))


def _file_of(uid: str) -> bytes | None:
    """The file that wants a stamp; None when another process was faster."""
    document = by_uid(uid)
    if document is None or getattr(document, "cap_waktu", "") != WAITING:
        return None
    return document.berkas_pdf.data


def keep(uid: str, before: bytes, after: bytes) -> None:
    """Keep the stamped file, when the document still has the one that was stamped."""
    document = by_uid(uid)
    former = hashlib.sha256(before).hexdigest()
    if document is None or document.sidik != former:
        return
    document.berkas_pdf = NamedBlobFile(
        data=after,
        contentType="application/pdf",
        filename=document.berkas_pdf.filename,
    )
    document.sidik = hashlib.sha256(after).hexdigest()
    document.sidik_sebelum_cap = former
    document.reindexObject(idxs=["sidik"])
    document.cap_waktu = STAMPED
    document.reindexObject(idxs=["cap_waktu"])
    record(document, "cap_waktu", sidik=document.sidik)
