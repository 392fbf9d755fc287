"""The signature block: which office, who holds it, in which capacity, how it is signed.

The office comes first and the person after it (positions, never persons): the block
names the position that signed, the full name of the account that held it, and Plt. or
Plh. when it was held so on that day.
"""

from datetime import datetime
from plone import api
from setneg.policy.content import kinds
from setneg.policy.rendering.dates import local
from setneg.policy.rendering.dates import written_moment
from setneg.policy.rendering.glyphs import printable
import setneg.workflows.organisation as organisation


MINISTER_LEVEL = "menteri"
CAPACITY = {"plt": "Plt.", "plh": "Plh."}


def office_title(position: str) -> str:
    """The official title of a position id; any other text is returned as it is."""
    found = organisation.current().positions.get(position)
    return printable(found.title) if found is not None else position


def signer_position(document) -> str:
    """The position that signed, or the one that is to sign; "" when nobody is known."""
    signed = getattr(document, "ditandatangani_oleh", None)
    if signed:
        return signed
    level = getattr(document, "penandatangan", None)
    organogram = organisation.current()
    for unit in organogram.line(getattr(document, "unit", None) or ""):
        head = organogram.head(unit.code)
        if head is not None and head.level == level:
            return head.id
    return ""


def minister_signs(document) -> bool:
    """Whether the document is the Minister's: then it carries his letterhead."""
    position = organisation.current().positions.get(signer_position(document))
    if position is not None:
        return position.level == MINISTER_LEVEL
    return getattr(document, "penandatangan", None) == MINISTER_LEVEL


def person_name(userid: str | None) -> str:
    """The full name of an account; its id when it has none."""
    if not userid:
        return ""
    user = api.user.get(userid=userid)
    name = user.getProperty("fullname", "") if user is not None else ""
    return printable(name or userid)


def _block(document, copied: bool, minister: bool) -> dict:
    position = signer_position(document)
    userid = getattr(document, "ditandatangani_pejabat", None)
    signed_at = getattr(document, "ditandatangani_pada", None)
    title = office_title(position)
    prefix = _capacity(userid, position, signed_at)
    deciding = kinds.facts(document.portal_type).deciding
    lines = [f"{prefix} {title}".strip()]
    if minister:
        lines = [
            f"{prefix} MENTERI SEKRETARIS NEGARA".strip(),
            "REPUBLIK INDONESIA",
        ]
    elif deciding:
        lines = [lines[0].upper().replace("PLT. ", "Plt. ").replace("PLH. ", "Plh. ")]
    lines[-1] += ","
    name = person_name(userid)
    state = "elektronik" if userid and signed_at else "kosong"
    return {
        "jabatan": title,
        "baris": lines if position or minister else [],
        "nama": name.upper() if deciding else name,
        "keadaan": "ttd" if copied else state,
        "waktu": written_moment(signed_at) if isinstance(signed_at, datetime) else "",
    }


def signature(document, copied: bool = False) -> dict:
    """The block under the text; in a copy ``ttd.`` stands for the signature."""
    return _block(document, copied, minister_signs(document))


def authentication(copy, original) -> dict:
    """The block under a Salinan: who says that it equals the original (R-X-05)."""
    block = _block(copy, copied=False, minister=False)
    return block | {"sidik_asli": getattr(copy, "sidik_asli", None) or ""}


def _capacity(userid: str | None, position: str, moment) -> str:
    if not userid or not isinstance(moment, datetime):
        return ""
    day = local(moment).date()
    for holding in organisation.current().holders(position, day):
        if holding.userid == userid:
            return CAPACITY.get(holding.capacity, "")
    return ""
