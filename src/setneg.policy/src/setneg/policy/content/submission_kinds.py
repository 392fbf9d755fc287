"""Kinds of submissions: declared beside their chain, made by nothing but that text.

Block `pengajuan:` of a chain's declaration, from a profile or from a site manager's
screen: the content type, the place where tickets lie and the mark before their numbers
follow from it. There is no other list of kinds of submissions.
"""

from Acquisition import aq_base
from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from plone import api
from plone.base.interfaces.constrains import ISelectableConstrainTypes
from plone.dexterity.utils import resolveDottedName
import re
from setneg.policy import _
from setneg.policy.content import kind_types
from setneg.policy.content.kind_reader import behaviors_of
from setneg.policy.content.kind_reader import class_of
from setneg.policy.content.kind_reader import permission
from setneg.policy.content.kind_reader import resolved
from setneg.policy.content.kind_reader import text_of
from setneg.policy.content.kind_reader import WORD
from setneg.policy.content.pengajuan import IPengajuan
from setneg.workflows import chains
from setneg.workflows.chains import book
from setneg.workflows.chains import Chain
from setneg.workflows.chains.declared import ChainDeclared
from setneg.workflows.chains.source import Item
from typing import Any
from zope.event import notify
from zope.i18nmessageid import Message
from zope.interface import provider
from zope.interface.interface import InterfaceClass
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


BLOCK = "pengajuan"
KEYS = (
    "nama",
    "uraian",
    "ikon",
    "kelas",
    "skema",
    "tempat",
    "awalan",
    "perilaku",
    "izin_tambah",
)
CLASS = "setneg.policy.content.pengajuan.Pengajuan"
SCHEMA = "setneg.policy.content.pengajuan.IPengajuan"
ADD = "setneg.policy.AddPengajuan"
PLACE = "pengajuan"
#: Behaviors of every submission, in the order of its form.
COMMON = (
    "setneg.policy.ownership",
    "setneg.policy.numbering",
    "setneg.policy.product",
    "setneg.policy.versioned",
    "setneg.policy.naming",
    "plone.locking",
)
PREFIX = re.compile(r"^[A-Z]{2,6}$")
LISTED = 1


@dataclass(frozen=True)
class Facts:
    """What the site knows of a kind of submission beyond its fields.

    name    what it is called on screen
    prefix  mark before the ticket's number: `USL` makes `USL-0001/BIRO-ORTALA/2026`
    place   id of the folder in which tickets lie
    """

    name: str
    prefix: str
    place: str


@dataclass(frozen=True)
class SubmissionKind:
    """A declared kind, every name in it known to exist."""

    id: str
    description: str
    icon: str
    schema: str
    klass: str
    behaviors: tuple[str, ...]
    add_permission: str
    facts: Facts


def declare(text: str, source: str, note: book.Note | None = None) -> Chain:
    """Put a chain with its kind of submission into the site; it may be used at once.

    ChainError for a text that cannot work (source, line, reason), ChainInUse when
    tickets would be stranded; then nothing was changed by the chain.
    """
    chain = chains.loads(text, source)
    notify(ChainDeclared(chain, lambda name: None))
    chains.install(chain, note=note)
    return chain


def declared(event: Any) -> None:
    """A chain is declared: its kind of submission exists from now on."""
    kind = read(event.chain)
    if kind is not None:
        install(kind)


def read(chain: Chain) -> SubmissionKind | None:
    """The kind that a declaration describes, None when it describes no submission.

    ChainError(source, line, reason) for a block that cannot work.
    """
    block = chain.extra.get(BLOCK)
    if block is None:
        return None
    fields = block.mapping(KEYS, BLOCK)
    _refuse_taken(chain.kind, block)
    klass = class_of(fields.get("kelas"), CLASS, IPengajuan, "pengajuan")
    schema = _schema(fields.get("skema"))
    if not resolveDottedName(schema).implementedBy(resolveDottedName(klass)):
        block.refuse(f"Kelas “{klass}” tidak mempunyai isian skema “{schema}”.")
    return SubmissionKind(
        id=chain.kind,
        description=text_of(fields, "uraian"),
        icon=f"string:{text_of(fields, 'ikon', 'inbox')}",
        schema=schema,
        klass=klass,
        behaviors=behaviors_of(fields.get("perilaku"), COMMON),
        add_permission=permission(fields.get("izin_tambah"), ADD),
        facts=Facts(
            name=text_of(fields, "nama", chain.title),
            prefix=_prefix(chain, fields.get("awalan")),
            place=_place(fields.get("tempat")),
        ),
    )


def install(kind: SubmissionKind) -> bool:
    """Make or update the type of a kind; False when it was so already."""
    values = {
        "title": kind.facts.name,
        "description": kind.description,
        "icon_expr": kind.icon,
        "factory": kind.id,
        "add_view_expr": f"string:${{folder_url}}/++add++{kind.id}",
        "klass": kind.klass,
        "schema": kind.schema,
        "model_source": "",
        "model_file": "",
        "add_permission": kind.add_permission,
        "behaviors": kind.behaviors,
    }
    changed = kind_types.bring(kind.id, values, BLOCK, asdict(kind.facts))
    portal = api.portal.get()
    if "formulir" in portal:
        # Otherwise the profile makes the site's own places first, then these.
        _make_place(portal, kind.id, kind.facts)
    return changed


def facts(portal_type: str) -> Facts:
    """The facts of a kind of submission; KeyError for any other type."""
    return all_facts()[portal_type]


def all_facts() -> Mapping[str, Facts]:
    """The facts of every kind of submission by its portal_type, ordered by title."""
    types = api.portal.get_tool("portal_types")
    marked = [fti for fti in types.objectValues() if getattr(aq_base(fti), BLOCK, None)]
    marked.sort(key=lambda fti: fti.title)
    return {fti.getId(): Facts(**getattr(aq_base(fti), BLOCK)) for fti in marked}


def names() -> tuple[str, ...]:
    """portal_type of every kind of submission, ordered by title."""
    return tuple(all_facts())


def make_places(portal: Any) -> None:
    """Make the folders of tickets that are missing."""
    for name, each in all_facts().items():
        _make_place(portal, name, each)


def uninstall() -> None:
    """Take out every kind; tickets keep what they hold."""
    types = api.portal.get_tool("portal_types")
    for name in names():
        types._delObject(name)


def titled(known: Facts) -> Message:
    """The name of a kind in the language of its reader, where it is known."""
    return Message(known.name, domain="setneg.policy")


@provider(IVocabularyFactory)
def kind_terms(context: Any) -> SimpleVocabulary:
    """Kinds of submissions that a form may make."""
    return SimpleVocabulary(
        [SimpleTerm(name, name, titled(each)) for name, each in all_facts().items()]
    )


def _make_place(portal: Any, name: str, known: Facts) -> None:
    folder = portal.get(known.place)
    if folder is None:
        with api.env.adopt_roles(["Manager"]):
            folder = api.content.create(
                portal,
                "Folder",
                id=known.place,
                title="Pengajuan" if known.place == PLACE else known.name,
                language="id",
            )
        # Whoever is logged in sees the place; tickets have rights of their own.
        folder.manage_setLocalRoles("AuthenticatedUsers", ["Reader"])
        folder.reindexObjectSecurity()
        ISelectableConstrainTypes(folder).setConstrainTypesMode(LISTED)
        ISelectableConstrainTypes(folder).setLocallyAllowedTypes([])
        ISelectableConstrainTypes(folder).setImmediatelyAddableTypes([])
    kind_types.allow(folder, name)


def _refuse_taken(name: str, block: Item) -> None:
    """A type that is no submission does not become one by a text."""
    fti = api.portal.get_tool("portal_types").get(name)
    if fti is None:
        return
    klass = resolveDottedName(fti.klass) if getattr(fti, "klass", "") else object
    if not IPengajuan.implementedBy(klass):
        block.refuse(
            _(
                "kind_taken",
                default="Jenis “${kind}” sudah ada dan bukan pengajuan.",
                mapping={"kind": name},
            )
        )


def _schema(item: Item | None) -> str:
    if item is None:
        return SCHEMA
    name = item.text("skema")
    found = resolved(name, item, "Skema")
    if not isinstance(found, InterfaceClass) or not found.isOrExtends(IPengajuan):
        item.refuse(f"“{name}” bukan skema pengajuan (IPengajuan).")
    return name


def _prefix(chain: Chain, item: Item | None) -> str:
    """The mark before its numbers; two kinds never share one."""
    known = all_facts()
    taken = {each.prefix for name, each in known.items() if name != chain.kind}
    if item is not None:
        prefix = item.text("awalan")
        if not PREFIX.match(prefix):
            item.refuse(f"Awalan “{prefix}” harus 2 sampai 6 huruf besar.")
        if prefix in taken:
            item.refuse(f"Awalan “{prefix}” sudah dipakai jenis pengajuan lain.")
        return prefix
    if chain.kind in known:
        return known[chain.kind].prefix
    letters = re.sub(r"[^A-Z]", "", chain.kind.upper()).ljust(3, "X")
    marks = (letters[:3], letters[:4], letters[:5], letters[:6])
    lettered = (f"{letters[:3]}{chr(code)}" for code in range(ord("A"), ord("Z") + 1))
    return next(mark for mark in (*marks, *lettered, "PENG") if mark not in taken)


def _place(item: Item | None) -> str:
    if item is None:
        return PLACE
    place = item.text("tempat")
    if not WORD.match(place):
        item.refuse(f"“{place}” hanya boleh huruf kecil, angka, dan “-”.")
    portal = api.portal.get()
    there = aq_base(portal).get(place) if place in portal else None
    if there is not None and there.portal_type != "Folder":
        item.refuse(f"Alamat “{place}” sudah dipakai dan bukan folder.")
    return place
