"""Read the block `naskah:` of a declaration; what cannot work is refused by its line."""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from plone.behavior.registration import BehaviorRegistrationNotFound
from plone.behavior.registration import lookup_behavior_registration
from plone.dexterity.utils import resolveDottedName
from plone.supermodel import loadString
import re
from setneg.policy.content.document import IWork
from setneg.policy.content.kinds import COMMON
from setneg.policy.content.kinds import Facts
from setneg.policy.content.kinds import FORMS
from setneg.policy.content.kinds import MAY
from setneg.policy.content.kinds import MUST
from setneg.policy.content.kinds import SIGNED
from setneg.workflows.chains import Chain
from setneg.workflows.chains.source import Item
from setneg.workflows.clock import durations
from zope.component import queryUtility
from zope.interface.interface import InterfaceClass
from zope.schema import getFieldNames
from zope.security.interfaces import IPermission


KEYS = (
    "nama",
    "uraian",
    "ikon",
    "skema",
    "kelas",
    "perilaku",
    "izin_tambah",
    "bentuk",
    "wajib",
    "diantar",
    "tempat",
    "alamat",
    "reviu",
)
CLASS = "setneg.policy.content.document.Naskah"
SCHEMA = "setneg.policy.content.document.INoFurtherFields"
ADD = "setneg.policy.AddNaskah"
PLACES = ("naskah", "kegiatan")
FILE = re.compile(r"^skema/[a-z0-9_]+\.xml$")
WORD = re.compile(r"^[a-z][a-z0-9-]*$")
POSITION = re.compile(r"^[a-z0-9-]+__[a-z_]+$")

Read = Callable[[str], str | None]


@dataclass(frozen=True)
class Kind:
    """A declared kind, every name in it known to exist.

    schema  dotted name, "" when the fields stand in `model`
    model   supermodel XML of the fields, "" when `schema` names them
    """

    id: str
    description: str
    icon: str
    schema: str
    model: str
    klass: str
    behaviors: tuple[str, ...]
    add_permission: str
    facts: Facts


def read(chain: Chain, read_file: Read) -> Kind | None:
    """The kind that a declaration describes, None when it describes no document.

    `read_file` gives a file of the same profile. Raises ChainError(source, line, reason).
    """
    block = chain.extra.get("naskah")
    if block is None:
        return None
    fields = block.mapping(KEYS, "naskah")
    schema, model, own = _schema(fields.get("skema"), read_file)
    behaviors, theirs = _behaviors(chain, fields.get("perilaku"))
    reviewer, review_time = _review(fields.get("reviu"))
    return Kind(
        id=chain.kind,
        description=text_of(fields, "uraian"),
        icon=f"string:{text_of(fields, 'ikon', 'file-earmark-text')}",
        schema=schema,
        model=model,
        klass=class_of(fields.get("kelas"), CLASS, IWork, "naskah"),
        behaviors=behaviors,
        add_permission=permission(fields.get("izin_tambah"), ADD),
        facts=Facts(
            name=text_of(fields, "nama", chain.title),
            form=_choice(fields, "bentuk", FORMS, "khusus"),
            parts=_parts(fields.get("wajib"), {*own, *theirs}),
            escort=_choice(fields, "diantar", (MUST, MAY), ""),
            places=_places(fields.get("tempat")),
            address=_word(fields["alamat"]) if "alamat" in fields else "",
            reviewer=reviewer,
            review_time=review_time,
        ),
    )


def text_of(fields: dict[str, Item], key: str, default: str = "") -> str:
    """A text of the block; without it what is usual."""
    return fields[key].text(key) if key in fields else default


def _choice(
    fields: dict[str, Item], key: str, choices: tuple[str, ...], default: str
) -> str:
    value = text_of(fields, key, default)
    if value not in (*choices, default):
        known = ", ".join(choices)
        fields[key].refuse(f"{key} “{value}” tidak dikenal; yang dikenal: {known}.")
    return value


def _schema(item: Item | None, read_file: Read) -> tuple[str, str, list[str]]:
    """Dotted name, or the model itself, and the names of the fields."""
    if item is None:
        return SCHEMA, "", []
    name = item.text("skema")
    if not name.startswith("skema/"):
        found = resolved(name, item, "Skema")
        if not isinstance(found, InterfaceClass):
            item.refuse(f"“{name}” bukan skema.")
        return name, "", getFieldNames(found)
    model = read_file(name) if FILE.match(name) else None
    if model is None:
        item.refuse(f"Berkas skema “{name}” tidak ada di profil ini.")
    try:
        found = loadString(model, policy="dexterity").schema
    except Exception as error:  # whatever an XML parser or a field may raise
        item.refuse(f"Berkas skema “{name}” tidak dapat dibaca: {error}")
    return "", model, getFieldNames(found)


def _behaviors(chain: Chain, item: Item | None) -> tuple[tuple[str, ...], list[str]]:
    """Names of all behaviors of the kind, and the names of their fields."""
    names = behaviors_of(item, (*COMMON, *SIGNED) if chain.signers else COMMON)
    schemata = [lookup_behavior_registration(name).interface for name in names]
    return names, [field for schema in schemata for field in getFieldNames(schema)]


def behaviors_of(item: Item | None, usual: tuple[str, ...]) -> tuple[str, ...]:
    """What every kind has, then what the block names, each once; unknown ones refused."""
    further = list(item.texts("perilaku")) if item is not None else []
    for name, place in further:
        try:
            lookup_behavior_registration(name)
        except BehaviorRegistrationNotFound:
            place.refuse(f"Perilaku “{name}” tidak dikenal.")
    return tuple(dict.fromkeys((*usual, *(name for name, _ in further))))


def class_of(item: Item | None, usual: str, kind: InterfaceClass, what: str) -> str:
    """Dotted name of the class, `usual` without one; it must be of that `kind`."""
    if item is None:
        return usual
    name = item.text("kelas")
    found = resolved(name, item, "Kelas")
    if not isinstance(found, type) or not kind.implementedBy(found):
        item.refuse(f"Kelas “{name}” bukan kelas {what} ({kind.__name__}).")
    return name


def resolved(name: str, item: Item, what: str) -> object:
    """What a dotted name stands for; refused by its line when there is no such thing."""
    try:
        return resolveDottedName(name)
    except (ImportError, AttributeError, ValueError):
        item.refuse(f"{what} “{name}” tidak dapat ditemukan.")


def permission(item: Item | None, usual: str) -> str:
    """Id of the permission that adding takes; an unknown one is refused by its line."""
    name = item.text("izin_tambah") if item is not None else usual
    if queryUtility(IPermission, name=name) is None:
        item.refuse(f"Izin “{name}” tidak dikenal.")
    return name


def _parts(item: Item | None, fields: Iterable[str]) -> tuple[str, ...]:
    if item is None:
        return ()
    parts = []
    for part, place in item.texts("wajib"):
        for name in part.split("|"):
            if name not in fields:
                place.refuse(f"Bagian wajib “{name}” bukan isian jenis ini.")
        parts.append(part)
    return tuple(parts)


def _places(item: Item | None) -> tuple[str, ...]:
    if item is None:
        return PLACES
    if item.value == []:
        return ()
    return tuple(_word(place) for _, place in item.texts("tempat"))


def _review(item: Item | None) -> tuple[str, str]:
    """Who reviews before the signature, and how long that may take."""
    if item is None:
        return "", ""
    fields = item.mapping(("jabatan", "tenggat"), "reviu")
    for key in ("jabatan", "tenggat"):
        if key not in fields:
            item.refuse(f"Reviu menyebut “{key}”.")
    position, time = fields["jabatan"].text("jabatan"), fields["tenggat"].text("waktu")
    if not POSITION.match(position):
        fields["jabatan"].refuse(f"“{position}” bukan id jabatan.")
    try:
        durations.parse(time)
    except durations.DurationError as error:
        fields["tenggat"].refuse(str(error))
    return position, time


def _word(item: Item) -> str:
    word = item.text("kata")
    if not WORD.match(word):
        item.refuse(f"“{word}” hanya boleh huruf kecil, angka, dan “-”.")
    return word
