"""Which files belong to a document for everybody who may see it, and what they say."""

from Acquisition import aq_base
from collections.abc import Iterator
from pathlib import PurePosixPath
from persistent.mapping import PersistentMapping
from plone.dexterity.utils import iterSchemata
from plone.namedfile.interfaces import INamedBlobFile
from setneg.policy.browser.attachments import store
from setneg.policy.file_words.extraction import READERS
from setneg.policy.forms.answers import answers
from setneg.workflows.stored import stored
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.schema import getFieldNames


KEY = "setneg.policy.kata_berkas"
#: Made by the portal from words that are searched already.
MADE = frozenset({"berkas_pdf"})


def files(document: Any) -> dict[str, Any]:
    """Files with words to read, by a key that changes with the content."""
    found = {}
    for file in _all(document):
        oid = getattr(getattr(file, "_blob", None), "_p_oid", None)
        if oid is not None and suffix(file) in READERS:
            found[oid.hex()] = file
    return found


def suffix(file: Any) -> str:
    """How the name of a file ends, such as ``.pdf``."""
    return PurePosixPath((file.filename or "").lower()).suffix


def unread(document: Any) -> dict[str, Any]:
    """Files whose words are not known yet."""
    known = _kept(document)
    return {key: file for key, file in files(document).items() if key not in known}


def stale(document: Any) -> bool:
    """Whether there is a file to read, or one to forget."""
    return set(_kept(document)) != set(files(document))


def keep(document: Any, read: dict[str, str]) -> None:
    """Remember what files say, forget files that are gone, and let them be searched."""
    present = files(document)
    known = {**_kept(document), **read}
    kept = {key: said for key, said in known.items() if key in present}
    IAnnotations(document)[KEY] = PersistentMapping(kept)
    document.reindexObject(idxs=["SearchableText"])


def words(document: Any) -> str:
    """What the files of a document say."""
    return " ".join(_kept(document).values())


def _kept(document: Any) -> Any:
    noted = IAnnotations(document, None)
    return (noted.get(KEY) if noted is not None else None) or {}


def _all(document: Any) -> Iterator[Any]:
    values = stored(aq_base(document))
    for schema in iterSchemata(document):
        for name in getFieldNames(schema):
            if name not in MADE and INamedBlobFile.providedBy(values.get(name)):
                yield values[name]
    for attached in store.attachments(document):
        yield attached.file
    for answer in answers(document):
        yield from answer.files
