"""Which answer becomes which field of the ticket, proposed by name and by kind."""

from collections.abc import Mapping
from collective.easyform.api import get_schema
from dataclasses import dataclass
from plone import api
from plone.namedfile.interfaces import INamedField
from setneg.policy.content.pengajuan import GIVEN
from setneg.policy.content.pengajuan import IPengajuan
from setneg.workflows.steps.wording import say
from typing import Any
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ITextLine


#: Names under which a form asks for what a ticket calls otherwise.
LIKE = {
    "title": ("judul", "pokok", "perihal", "hal", "subjek", "acara", "kegiatan"),
    "isi": ("uraian", "alasan", "keterangan", "penjelasan"),
    "pengusul": ("pengusul", "diajukan_sebagai", "jabatan"),
    "lampiran_berkas": ("lampiran", "berkas", "surat"),
}
SENDERS = ("setneg.policy.JabatanSaya", "setneg.policy.JabatanPengusul")
#: What the portal or the binding fills in.
OWN = (*GIVEN, "unit_pelayanan")


@dataclass(frozen=True)
class Target:
    """A field of the ticket that an answer may fill."""

    name: str
    label: str
    required: bool


def targets(kind: str) -> list[Target]:
    """The fields of a kind of submission; of one that is still to be made, the common."""
    return [
        Target(name, say(field.title or name), bool(field.required))
        for name, field in _fields(kind)
    ]


def _fields(kind: str) -> list[tuple[str, Any]]:
    fti = api.portal.get_tool("portal_types").get(kind) if kind else None
    schema = fti.lookupSchema() if fti is not None else IPengajuan
    return [
        (name, field)
        for name, field in getFieldsInOrder(schema)
        if name not in OWN and not field.readonly
    ]


def proposed(kind: str, form: Any) -> dict[str, str]:
    """Field of the ticket -> field of the form, as far as it can be guessed."""
    sources = dict(getFieldsInOrder(get_schema(form)))
    found: dict[str, str] = {}
    for guess in (_by_name, _by_kind):
        for name, field in _fields(kind):
            if name in found:
                continue
            free = {
                key: each for key, each in sources.items() if key not in found.values()
            }
            source = guess(name, field, free)
            if source:
                found[name] = source
    return found


def _by_name(name: str, field: Any, sources: Mapping[str, Any]) -> str:
    names = (name, *LIKE.get(name, ()))
    return next((each for each in names if each in sources), "")


def _by_kind(name: str, field: Any, sources: Mapping[str, Any]) -> str:
    for source, asked in sources.items():
        if name == "title" and ITextLine.providedBy(asked) and asked.required:
            return source
        if INamedField.providedBy(field) and INamedField.providedBy(asked):
            return source
        words = getattr(asked, "vocabularyName", None)
        if name == "pengusul" and IChoice.providedBy(asked) and words in SENDERS:
            return source
    return ""


def unmapped(form: Any, mapping: Mapping[str, str]) -> list[str]:
    """Labels of the answers that are kept with the ticket as typed."""
    used = set(mapping.values())
    return [
        say(field.title or name)
        for name, field in getFieldsInOrder(get_schema(form))
        if name not in used
    ]


def lost(form: Any, mapping: Mapping[str, str]) -> list[str]:
    """Names in a mapping that the form does not ask for any more."""
    names = set(get_schema(form).names())
    return sorted({source for source in mapping.values() if source not in names})
