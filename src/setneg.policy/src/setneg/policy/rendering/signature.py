"""The signature block: which office, who holds it, in which capacity, how it is signed.

The office comes first and the person after it (positions, never persons): the block
names the position that signed, the full name of the account that held it, and Plt. or
Plh. when it was held so on that day. Who signs in another's name names that one first:
a.n. directly above, u.b. through the official between. What was signed keeps its block,
whoever holds the positions later.
"""

from datetime import datetime
from plone import api
from setneg.policy.content import kinds
from setneg.policy.rendering.dates import local
from setneg.policy.rendering.dates import written_moment
from setneg.policy.rendering.glyphs import printable
from setneg.workflows.authority.delegates import chosen
from setneg.workflows.chains import chain_of
import setneg.workflows.organisation as organisation


MINISTER_LEVEL = "menteri"
#: What the signature fixes for good.
FROZEN = ("jabatan", "baris", "nama")
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
    given = chosen(document)
    if given is not None:
        return given.to
    level = _level(document)
    organogram = organisation.current()
    for unit in organogram.line(getattr(document, "unit", None) or ""):
        head = organogram.head(unit.code)
        if head is not None and head.level == level:
            return head.id
    return ""


def responsible_position(document) -> str:
    """Whose document it is: who delegated the signature, else the signer himself."""
    if getattr(document, "ditandatangani_oleh", None):
        return document.ditandatangani_atas_nama or document.ditandatangani_oleh
    given = chosen(document)
    return given.of if given is not None else signer_position(document)


def minister_signs(document) -> bool:
    """Whether the document is the Minister's: then it carries his letterhead."""
    position = organisation.current().positions.get(signer_position(document))
    if position is not None:
        return position.level == MINISTER_LEVEL
    return _level(document) == MINISTER_LEVEL


def _level(document) -> str | None:
    """The level that is to sign: the chosen one, else the usual one of its chain."""
    level = getattr(document, "penandatangan", None)
    chain = None if level else chain_of(document)
    return chain.signer(None) if chain is not None else level


def ministerial(document) -> bool:
    """Whether the document is the Minister's own, also when another signs it for him."""
    position = organisation.current().positions.get(responsible_position(document))
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


def freeze(document) -> None:
    """Keep the block as it is on the day of the signature."""
    block = _computed(document, minister_signs(document))
    document.blok_tanda_tangan = {name: block[name] for name in FROZEN}


def _block(document, copied: bool, minister: bool) -> dict:
    block = _computed(document, minister)
    kept = getattr(document, "blok_tanda_tangan", None)
    if kept and block["keadaan"] == "elektronik":
        block.update(kept, baris=list(kept["baris"]))
    return block | {"keadaan": "ttd"} if copied else block


def _computed(document, minister: bool) -> dict:
    """The block from who holds which position on the day of the signature."""
    position = signer_position(document)
    userid = getattr(document, "ditandatangani_pejabat", None)
    signed_at = getattr(document, "ditandatangani_pada", None)
    deciding = kinds.facts(document.portal_type).deciding
    name = person_name(userid)
    return {
        "jabatan": office_title(position),
        "baris": _lines(document, position, minister, deciding),
        "nama": name.upper() if deciding else name,
        "keadaan": "elektronik" if userid and signed_at else "kosong",
        "waktu": written_moment(signed_at) if isinstance(signed_at, datetime) else "",
    }


def _lines(document, position: str, minister: bool, deciding: bool) -> list[str]:
    """The office in whose name, the offices between, and who signs, with a comma."""
    if not position and not minister:
        return []
    userid = getattr(document, "ditandatangani_pejabat", None)
    signed_at = getattr(document, "ditandatangani_pada", None)
    prefix = _capacity(userid, position, signed_at)
    responsible = responsible_position(document)
    if minister:
        lines = [f"{prefix} MENTERI SEKRETARIS NEGARA".strip(), "REPUBLIK INDONESIA"]
    else:
        own = _written(office_title(position), deciding)
        lines = [
            *_on_behalf(responsible, position, deciding),
            f"{prefix} {own}".strip(),
        ]
    lines[-1] += ","
    return lines


def _on_behalf(responsible: str, position: str, deciding: bool) -> list[str]:
    """``a.n. <who delegated>``, and for u.b. the official between."""
    if responsible == position:
        return []
    lines = [f"a.n. {_written(office_title(responsible), deciding)}"]
    between = organisation.current().superior(position)
    if between is not None and between.id != responsible:
        lines += [f"{_written(office_title(between.id), deciding)},", "u.b."]
    return lines


def _written(title: str, deciding: bool) -> str:
    """Offices stand in capitals under what decides."""
    return title.upper() if deciding else title


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
    holding = organisation.current().holding(userid, position, day)
    return CAPACITY.get(holding.capacity, "") if holding is not None else ""
