"""What has come to its end is frozen: nobody edits it, and its hash tells if somebody did.

Source: an archive is kept whole and unchanged, content and file alike.
"""

from datetime import UTC
import hashlib
from plone import api
from setneg.policy.browser.attachments.store import attachments
from setneg.policy.rendering import original
from setneg.workflows.chains import book
from setneg.workflows.chains import loads
from setneg.workflows.chains import Stage
from setneg.workflows.chains import stage_of
from typing import Any


INDEXES = ("klasifikasi", "retensi_aktif", "retensi_inaktif", "nasib_akhir")
CANCELLED = "batal"


def freeze(document: Any, event: Any) -> None:
    """After the step that ends a document: the day, and the hash of all that is kept.

    A document that was taken back from its end (a published one) thaws until it comes
    there again; a cancelled one is no archive.
    """
    stage = stage_of(document)
    if stage is not None and archives(stage):
        document.diarsipkan_pada = event.entry.time.astimezone(UTC)
        document.sidik_arsip = imprint(document)
    elif getattr(document.aq_base, "diarsipkan_pada", None) is not None:
        document.diarsipkan_pada = document.sidik_arsip = None
    else:
        return
    document.reindexObject(idxs=list(INDEXES))


def archives(stage: Stage) -> bool:
    """Whether what comes to a stage is an archive."""
    return stage.final and stage.id != CANCELLED


def ends() -> list[str]:
    """Ids of the stages that make archives, over all chains of the site."""
    tool = api.portal.get_tool("portal_workflow")
    texts = ((name, book.live(name)) for name in tool.objectIds())
    chains = [loads(text, f"portal_workflow/{name}") for name, text in texts if text]
    return sorted(
        {each.id for chain in chains for each in chain.stages if archives(each)}
    )


def imprint(document: Any) -> str:
    """SHA-256 over the text, the signed file and all attachments, in this order."""
    parts = [original.fingerprint(document)]
    for name in ("berkas_pdf", "lampiran_berkas"):
        value = getattr(document.aq_base, name, None)
        data = getattr(value, "data", None)
        parts.append(_hash(document, data) if data is not None else "")
    parts += [original.file_hash(each.file.data) for each in attachments(document)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _hash(document: Any, data: bytes) -> str:
    """The hash of a file; a time stamp that was added to it later changes nothing."""
    found = original.file_hash(data)
    before = getattr(document.aq_base, "sidik_sebelum_cap", None)
    return before if before and found == document.sidik else found


def intact(document: Any) -> bool | None:
    """Whether an archived document is what was frozen; None when it is not archived."""
    kept = getattr(document.aq_base, "sidik_arsip", None)
    return None if kept is None else kept == imprint(document)
