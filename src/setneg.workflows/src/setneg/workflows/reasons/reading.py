"""Who can read a document, and why."""

from AccessControl.PermissionRole import rolesForPermissionOn
from borg.localrole.interfaces import ILocalRoleProvider
from collections.abc import Mapping
from plone import api
from setneg.workflows import _
from setneg.workflows import organisation
from setneg.workflows.chains import stage_of
from setneg.workflows.organisation.groups import title_of
from setneg.workflows.organisation.levels import PARTY_ROLES
from setneg.workflows.organisation.levels import ROLE_OF_LEVEL
from setneg.workflows.reasons.interfaces import IBecause
from setneg.workflows.reasons.model import Reason
from typing import Any
from typing import Final
from zope.component import getAdapters
from zope.component import subscribers


VIEW: Final = "View"
ANONYMOUS: Final = "Anonymous"
MANAGER: Final = "Manager"
READER: Final = "Reader"
DESKS: Final = (ROLE_OF_LEVEL["persuratan"], ROLE_OF_LEVEL["perancang_hukum"])
CAPACITIES: Final = {"plt": "Plt.", "plh": "Plh."}


def roles_given(document: Any) -> Mapping[str, tuple[str, ...]]:
    """Position (or account) -> its roles on a document, from everybody who gives any."""
    given: dict[str, dict[str, None]] = {}
    for _name, provider in getAdapters((document,), ILocalRoleProvider):
        for principal, roles in provider.getAllRoles():
            given.setdefault(principal, {}).update(dict.fromkeys(roles))
    return {principal: tuple(roles) for principal, roles in given.items()}


def viewing_roles(document: Any) -> tuple[str, ...]:
    """Roles that may see the document where it stands, as it is stored with it."""
    return tuple(rolesForPermissionOn(VIEW, document))


def readers(document: Any) -> tuple[Reason, ...]:
    """Everybody who can read a document, each with the rule."""
    allowed = viewing_roles(document)
    found = []
    if ANONYMOUS in allowed:
        found.append(_everybody(document))
    positions = organisation.current().positions
    for group, roles in roles_given(document).items():
        role = next((role for role in roles if role in allowed), None)
        if role is not None:
            known = group in positions or role == READER
            found.append(
                Reason(group if known else "", role, _sentence(document, group, role))
            )
    if MANAGER in allowed:
        sentence = _(
            "reads_manager",
            default="Pengelola situs dapat membaca untuk merawat portal, tetapi tidak "
            "dapat mengambil langkah.",
        )
        found.append(Reason("", MANAGER, sentence))
    return tuple(found)


def limited(document: Any) -> tuple[Reason, ...]:
    """Positions that the chain lets read and that the document's secrecy keeps out."""
    allowed = viewing_roles(document)
    reading = {reason.group for reason in readers(document)}
    by_unit = organisation.current().roles(getattr(document, "unit", "") or "")
    found = []
    for group, roles in by_unit.items():
        role = next((role for role in roles if role in allowed), None)
        if role is not None and group not in reading:
            sentence = _(
                "reads_not_secrecy",
                default="${post} tidak dapat membaca, meskipun ia ${role} pada garis "
                "unit, karena kelas kerahasiaan naskah ini membatasinya.",
                mapping={"post": post_of(group), "role": role},
            )
            found.append(Reason(group, role, sentence))
    return tuple(found)


def post_of(group: str) -> str:
    """A position in words; who holds it as a substitute, and whether it is vacant."""
    organogram, today = organisation.current(), organisation.today()
    post = organogram.positions.get(group)
    if post is None:
        return _account(group)
    title = title_of(organogram, post)
    holders = organogram.holders(group, today)
    if not holders:
        return f"{title} (lowong)"
    acting = CAPACITIES.get(holders[0].capacity, "")
    return f"{title} ({acting})" if acting else title


def _account(userid: str) -> str:
    """Somebody who was named himself and not by his position."""
    user = api.user.get(userid=userid)
    name = user.getProperty("fullname", "") if user is not None else ""
    return f"{name} ({userid})" if name else userid


def _everybody(document: Any) -> Reason:
    sentence = _(
        "reads_everybody",
        default="Siapa pun dapat membaca, juga tanpa masuk, karena tahap “${stage}” "
        "terbuka untuk umum.",
        mapping={"stage": stage_title(document)},
    )
    return Reason("", ANONYMOUS, sentence)


def stage_title(document: Any) -> str:
    """The stage in which a document stands, in words."""
    stage = stage_of(document)
    return stage.title if stage is not None else "–"


def _sentence(document: Any, group: str, role: str) -> str:
    return _(
        "reads_because",
        default="${post} dapat membaca karena ${because}, dan tahap “${stage}” memberi "
        "${role} hak melihat.",
        mapping={
            "post": post_of(group),
            "because": because(document, group, role),
            "stage": stage_title(document),
            "role": role,
        },
    )


def because(document: Any, group: str, role: str) -> str:
    """Why a position has a role on a document, as a clause."""
    for each in subscribers((document,), IBecause):
        said = each.because(group, role)
        if said:
            found: str = said
            return found
    organogram = organisation.current()
    unit = organogram.units.get(getattr(document, "unit", "") or "")
    words = {
        "role": role,
        "unit": unit.name(organisation.today()) if unit is not None else "–",
    }
    if role in DESKS:
        return _(
            "because_desk",
            default="mejanya melayani unit ${unit} sebagai ${role}",
            mapping=words,
        )
    if role == READER:
        return _("because_reader", default="naskah ini dikirimkan kepadanya")
    if role in PARTY_ROLES:
        return _(
            "because_party",
            default="naskah ini menyebutnya sebagai ${role}",
            mapping=words,
        )
    if role in organogram.roles(getattr(document, "unit", "") or "").get(group, ()):
        return _(
            "because_line", default="ia ${role} pada garis unit ${unit}", mapping=words
        )
    return _(
        "because_given",
        default="ia diberi peran ${role} pada naskah ini",
        mapping=words,
    )
