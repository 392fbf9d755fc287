"""Opening a product of a case: the right kind, prefilled, by the position it falls to."""

from collections.abc import Mapping
from collections.abc import Sequence
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.dexterity.utils import iterSchemataForType
from plone.uuid.interfaces import IUUID
from setneg.workflows import _
from setneg.workflows.procedures import choices
from setneg.workflows.procedures import directions
from setneg.workflows.procedures import positions
from setneg.workflows.procedures import replies
from setneg.workflows.procedures.model import CASE_PARTIES
from setneg.workflows.procedures.model import ORGANISATION_HEADS
from setneg.workflows.procedures.model import Product
from setneg.workflows.procedures.model import SIGNATURE
from setneg.workflows.procedures.model import TEAM
from setneg.workflows.procedures.model import UNIT_HEADS
from setneg.workflows.procedures.progress import Progress
from setneg.workflows.procedures.refusal import CaseRefused
from setneg.workflows.procedures.shortfalls import title
from setneg.workflows.steps import Entry
from setneg.workflows.steps.history import DRAFTING
from typing import Any
from typing import Final


#: Names under which the kinds of content keep those to whom they go.
ADDRESSEE_FIELDS: Final = ("kepada", "untuk", "peserta")


def open_product(
    progress: Progress,
    key: str,
    addressees: Sequence[str] = (),
    direction: Mapping[str, Any] | None = None,
) -> Any:
    """Make a product of the case for the person at the desk; the new content.

    addressees  positions, where the procedure leaves them to the case (R-X-09)
    direction   the leaders' direction, where the step rests on one (R-X-13)

    CaseRefused when it is not its time; NotYours for somebody else's position.
    """
    product = progress.product(key)
    position = positions.one_of(
        product.pembuat,
        _(
            "act_make",
            default="Membuat “${product}”",
            mapping={"product": title(progress, key)},
        ),
    )
    reasons = refusals(progress, key)
    if reasons:
        raise CaseRefused(reasons)
    said = directions.recorded(direction) if product.arahan else None
    values = _values(progress, key, position, addressees)
    kind = choices.kind(progress.case, progress.grid, product)
    made = createContent(kind, **values)
    if said is not None:
        made.arahan = said
    return addContentToContainer(progress.case, made, checkConstraints=False)


def refusals(progress: Progress, key: str) -> list[str]:
    """Why a product cannot be opened now, whoever asks; [] when it can."""
    name = title(progress, key)
    if progress.main is None:
        return [
            _(
                "case_ended",
                default="Kegiatan ini sudah berakhir.",
            )
        ]
    opening = progress.grid.opening(key)
    needed = progress.needed(key)
    found = []
    if progress.main < opening:
        found.append(
            _(
                "product_not_open",
                default="“${product}” dibuka pada langkah ${opening}; kegiatan masih pada langkah ${main}.",
                mapping={"product": name, "opening": opening, "main": progress.main},
            )
        )
    if not needed:
        found.append(
            _(
                "product_not_chosen",
                default="“${product}” tidak berlaku menurut pilihan kegiatan ini.",
                mapping={"product": name},
            )
        )
    elif len(progress.counting(key)) - _used_up(progress, key) >= needed:
        found.append(
            _(
                "product_made",
                default="“${product}” sudah dibuat.",
                mapping={"product": name},
            )
        )
    for other in _companions(progress.grid.products[key]):
        if not progress.counting(other):
            found.append(
                _(
                    "product_other_first",
                    default="Buat “${product}” lebih dahulu.",
                    mapping={"product": title(progress, other)},
                )
            )
    return found


def _used_up(progress: Progress, key: str) -> int:
    """Signed memoranda whose draft has come back to its drafter: a new one is due.

    A package that goes up again needs a memorandum that says why. Source: R-X-04, I-13.
    """
    carried = progress.grid.products[key].menyertai
    drafts = progress.counting(carried) if carried else ()
    stage = drafts[-1].stage if drafts else None
    if stage is None or stage.verb != DRAFTING:
        return 0
    left = [e.time for e in drafts[-1].entries if _submits(e, stage.id)]
    signed = [
        entry.time
        for work in progress.counting(key)
        for entry in work.entries
        if entry.verb == SIGNATURE
    ]
    if not left or not signed or max(signed) < left[-1]:
        return 0
    return len(signed)


def _submits(entry: Entry, stage: str) -> bool:
    return entry.verb == DRAFTING and entry.from_stage == stage


def signing_level(progress: Progress, product: Product) -> str | None:
    """The level that signs; an echelon I member lifts a Surat Perintah (R-X-10)."""
    level = choices.signer(progress.case, progress.grid, product)
    if product.penandatangan_menurut == TEAM:
        members = replies.team_positions(progress.case)
        if any(positions.level(post) in positions.TOP_LEVELS for post in members):
            return positions.TOP_LEVELS[0]
    return level


def unfit_addressees(
    progress: Progress, product: Product, given: Sequence[str]
) -> list[str]:
    """Why these cannot be the addressees: Deputi to satuan organisasi, Karo to unit
    kerja (R-X-09)."""
    asked = choices.addressees(progress.case, progress.grid, product)
    found = []
    for text in given:
        post = positions.find(text)
        if post is None:
            continue
        top = post.level in positions.TOP_LEVELS
        if ORGANISATION_HEADS in asked and not top:
            found.append(
                _(
                    "addressee_no_organisation_head",
                    default="${position} bukan pimpinan satuan organisasi.",
                    mapping={"position": post.title},
                )
            )
        if UNIT_HEADS in asked and top and product.balasan is not None:
            found.append(
                _(
                    "addressee_no_unit_head",
                    default="${position} bukan pimpinan unit kerja.",
                    mapping={"position": post.title},
                )
            )
    return found


def _companions(product: Product) -> list[str]:
    return [key for key in (product.menyertai, product.salinan_dari) if key]


def _values(
    progress: Progress, key: str, position: str, given: Sequence[str]
) -> dict[str, Any]:
    """What the procedure knows about the product before anybody has written a word."""
    product = progress.grid.products[key]
    case = progress.case
    fields = _fields(choices.kind(case, progress.grid, product))
    values: dict[str, Any] = {
        "title": title(progress, key),
        "unit": product.unit or case.unit,
        "kegiatan": IUUID(case),
        "produk": key,
    }
    people = _people(progress, product, given)
    for name in ADDRESSEE_FIELDS:
        if name in fields:
            values[name] = list(people)
    if "klasifikasi" in fields:
        values["klasifikasi"] = progress.grid.klasifikasi
    level = signing_level(progress, product)
    if level is not None:
        values["penandatangan"] = level
    if "oleh" in fields:
        values["oleh"] = position
    if "ke" in fields:
        values["ke"] = len(progress.counting(key)) + 1
    for name in ("menyertai", "salinan_dari"):
        other = getattr(product, name)
        if other and name in fields:
            values[name] = IUUID(progress.counting(other)[-1].document)
    return values


def _people(
    progress: Progress, product: Product, given: Sequence[str]
) -> tuple[str, ...]:
    """To whom it goes: fixed positions, the team, or those whom the case names."""
    asked = choices.addressees(progress.case, progress.grid, product)
    found: list[str] = []
    for name in asked:
        if name == TEAM:
            found += replies.team_positions(progress.case)
        elif name not in CASE_PARTIES:
            found.append(name)
    unfit = unfit_addressees(progress, product, given)
    if unfit:
        raise CaseRefused(unfit)
    known = [positions.find(text) for text in given]
    named = [
        post.id if post is not None else text
        for post, text in zip(known, given, strict=True)
    ]
    return tuple(dict.fromkeys([*found, *named]))


def _fields(kind: str) -> set[str]:
    """Names of the fields that a kind of content has."""
    if kind not in api.portal.get_tool("portal_types"):
        raise CaseRefused(
            [
                _(
                    "kind_unavailable",
                    default="Jenis naskah “${kind}” tidak tersedia di situs ini.",
                    mapping={"kind": kind},
                )
            ]
        )
    return {name for schema in iterSchemataForType(kind) for name in schema.names()}
