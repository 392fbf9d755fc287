"""Units, positions and signing levels as choices."""

from plone import api
from plone.dexterity.utils import createContent
from setneg.policy.behaviors.ownership import units_of_member
from setneg.policy.vocabularies.grades import terms
from setneg.workflows import chains
from setneg.workflows import organisation
from setneg.workflows.stored import stored
from zope.globalrequest import getRequest
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory


SUBSTITUTES = {"plt": "Plt.", "plh": "Plh."}


def unit_title(code: str) -> str:
    """The name that the unit bears today; its code when nobody knows it."""
    unit = organisation.current().units.get(code)
    return unit.name(organisation.today()) if unit is not None else code


def unit_apart(code: str) -> str:
    """The name of a unit, with the unit above it where several bear the name."""
    title, organogram = unit_title(code), organisation.current()
    line = organogram.line(code)
    if len(line) < 2 or len(organogram.units_named(title)) < 2:
        return title
    return f"{title} ({unit_title(line[1].code)})"


def position_title(position: str) -> str:
    """The official title of a position; free text (another ministry) stays as it is."""
    known = organisation.current().positions.get(position)
    return known.title if known is not None else position


def held_title(userid: str, position) -> str:
    """A position that somebody holds today, as he bears it: `Plt. Kepala Biro Umum`."""
    holding = organisation.current().holding(userid, position.id, organisation.today())
    mark = SUBSTITUTES.get(holding.capacity, "") if holding is not None else ""
    return f"{mark} {position.title}" if mark else position.title


@provider(IVocabularyFactory)
def own_units(context):
    """Units of the person at the desk, and the one that the document has already."""
    codes = units_of_member()
    present = stored(context).get("unit") if context is not None else None
    if isinstance(present, str) and present not in codes:
        codes.append(present)
    return terms((code, unit_title(code)) for code in codes)


@provider(IVocabularyFactory)
def own_positions(context):
    """Positions that the person at the desk holds today."""
    if api.user.is_anonymous():
        return terms(())
    held = organisation.current().positions_of(
        api.user.get_current().getId(), organisation.today()
    )
    return terms((each.id, each.title) for each in held)


@provider(IVocabularyFactory)
def units(context):
    """All units of the organogram."""
    return terms((code, unit_title(code)) for code in organisation.current().units)


@provider(IVocabularyFactory)
def positions(context):
    """All positions of the organogram, with the unit where titles repeat."""
    known = organisation.current().positions
    return terms(
        (each.id, f"{each.title} ({unit_title(each.unit)})") for each in known.values()
    )


@provider(IVocabularyFactory)
def signers(context):
    """Levels that may sign this kind, as its chain says; all levels without a chain."""
    levels = _signers_of_kind(context)
    roles = organisation.ROLE_OF_LEVEL
    return terms((level, roles.get(level, level)) for level in levels)


def _signers_of_kind(context) -> tuple[str, ...]:
    """The chain of the document, or of the kind that the add form is making."""
    chain = chains.chain_of(context) if context is not None else None
    if chain is not None and chain.signers:
        return tuple(chain.signers)
    request = getRequest()
    kind = getattr(request, "PUBLISHED", None) if request is not None else None
    kind = getattr(getattr(kind, "form_instance", kind), "portal_type", None)
    chain = _chain_of_kind(kind) if kind else None
    if chain is not None and chain.signers:
        return tuple(chain.signers)
    return ("menteri", "eselon_1", "eselon_2")


def _chain_of_kind(kind: str):
    """The chain bound to a portal type, read through an empty object of that type."""
    return chains.chain_of(createContent(kind))
