"""What the forms of a register ask its keeper, with the choices that he has.

A form offers what exists: the numbers of an open block, the registers that he keeps,
the documents of the kind that he may see and that have no number yet. Nobody types a
UID. One catalog query for a page, and no document is woken.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from plone import api
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.register import allocation
from setneg.workflows.register import book
from setneg.workflows.register import outage
from setneg.workflows.register.series import Key
from typing import Any


#: Documents that a form offers at once; the search narrows them.
OFFERED = 100
TEXT, COUNT, CHOICE = "text", "number", "select"


@dataclass(frozen=True)
class Field:
    """One thing that a form asks: ``options`` are (value, words) of a choice."""

    name: str
    label: Any
    kind: str = TEXT
    options: tuple[tuple[str, str], ...] = ()
    required: bool = True


@dataclass(frozen=True)
class Form:
    """An act of ``acts.ACTS`` with what it asks for."""

    act: str
    title: Any
    fields: tuple[Field, ...]


def forms(key: Key, userid: str, words: str = "") -> list[Form]:
    """The acts that make sense in a register now; ``words`` narrow the documents."""
    documents = unnumbered(key, words)
    found = [_relating(key, userid), _inserting(documents), _reserving()]
    left = [
        str(number) for block in outage.open_blocks(key) for number in block.numbers
    ]
    if left:
        numbers = tuple((number, number) for number in left)
        found += [_linking(numbers, documents), _declaring(numbers)]
    return found


def unnumbered(key: Key, words: str = "") -> tuple[tuple[str, str], ...]:
    """UID and words of documents that could get a number: latest first, no more than
    ``OFFERED``; only what the person may see."""
    query: dict[str, Any] = {"portal_type": key.kind, "sort_on": "modified"}
    typed = [word for word in words.split() if word.isalnum()]
    if typed:
        query["SearchableText"] = " ".join(f"{word}*" for word in typed)
    series = allocation.series_of(key.kind, key.office, key.year)
    found = []
    for brain in api.portal.get_tool("portal_catalog")(
        sort_order="descending", sort_limit=OFFERED * 2, **query
    ):
        if series is None or series.line_of(brain.UID) is None:
            found.append((brain.UID, described(brain)))
        if len(found) == OFFERED:
            break
    return tuple(found)


def described(brain: Any) -> str:
    """A document in a list of choices: its number when it has one, subject, unit."""
    unit = organisation.current().units.get(getattr(brain, "unit", None) or "")
    parts = (
        getattr(brain, "nomor", None),
        brain.Title,
        unit.name(organisation.today()) if unit is not None else "",
    )
    return " · ".join(str(part) for part in parts if part)


def kept(key: Key, userid: str) -> tuple[tuple[str, str], ...]:
    """The other registers of the keeper, as one value each: ``year|office|kind``."""
    return tuple(
        ("|".join(map(str, other)), " · ".join(named(other)))
        for other in book.keys(userid)
        if other != key
    )


def named(key: Key) -> tuple[str, str, str]:
    """Kind, office and year in words."""
    return kind_title(key.kind), office_title(key.office), str(key.year)


def kind_title(kind: str) -> str:
    """A kind of document in words."""
    info = api.portal.get_tool("portal_types").getTypeInfo(kind)
    return str(api.portal.translate(info.Title())) if info is not None else kind


def office_title(office: str) -> str:
    """An office's name today; its code when it is not known any more."""
    unit = organisation.current().units.get(office)
    return str(unit.name(organisation.today())) if unit is not None else office


def _relating(key: Key, userid: str) -> Form:
    fields = [
        _number(),
        Field("lalu", _("label_previous_number", default="Nomor yang lalu")),
    ]
    others = kept(key, userid)
    if others:
        label = _("label_other_register", default="Nomor itu dalam register")
        fields.append(Field("lalu_register", label, CHOICE, others, required=False))
    title = _("register_relate", default="Kaitkan dengan nomor yang lalu")
    return Form("kaitkan", title, tuple(fields))


def _inserting(documents: Sequence[tuple[str, str]]) -> Form:
    return Form(
        "sisipan",
        _("register_insert", default="Usulkan nomor sisipan"),
        (
            Field("sesudah", _("label_after_number", default="Sesudah nomor"), COUNT),
            _document(documents, required=False),
            Field(
                "hal",
                _("label_hal_without_document", default="Hal, bila tanpa naskah"),
                required=False,
            ),
            _reason(),
        ),
    )


def _reserving() -> Form:
    return Form(
        "blok",
        _("register_block", default="Pesan blok nomor untuk buku kertas"),
        (
            Field("banyak", _("label_count", default="Banyak nomor"), COUNT),
            _reason(),
        ),
    )


def _linking(
    numbers: tuple[tuple[str, str], ...], documents: Sequence[tuple[str, str]]
) -> Form:
    return Form(
        "cocokkan",
        _("register_link", default="Cocokkan nomor blok dengan naskah"),
        (_number(numbers), _document(documents)),
    )


def _declaring(numbers: tuple[tuple[str, str], ...]) -> Form:
    return Form(
        "tidak-terpakai",
        _("register_unused", default="Nyatakan nomor blok tidak terpakai"),
        (_number(numbers), _reason()),
    )


def _number(options: tuple[tuple[str, str], ...] = ()) -> Field:
    label = _("label_agenda_number", default="Nomor agenda")
    return Field("nomor", label, CHOICE if options else TEXT, options)


def _document(options: Sequence[tuple[str, str]], required: bool = True) -> Field:
    label = _("label_register_document", default="Naskah")
    return Field("naskah", label, CHOICE, tuple(options), required)


def _reason() -> Field:
    return Field("alasan", _("label_reason", default="Alasan"))
