"""What a form's answers become: the action of the form, read and written as a whole.

Other actions of the form (a mail, for example) stay as they were.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from lxml import etree
from setneg.policy.designer.vetting import parsed
from setneg.policy.designer.vetting import SCHEMA


ACTION = "setneg.policy.forms.action.TrackedSubmission"
NAME = "jadikan_pengajuan"
TITLE = "Jadikan pengajuan terlacak"
EMPTY = f'<model xmlns="{SCHEMA}"><schema/></model>'
#: Elements of the action beside its title, in the order in which they are written.
WORDS = ("jenis", "unit_pelayanan", "penerima", "pelaksana", "tempat", "judul")


@dataclass(frozen=True)
class Binding:
    """What is set for one form.

    jenis, unit_pelayanan      portal type; code of the receiving unit
    penerima, pelaksana        positions, "" for the head of the unit
    tempat, judul              place ("" = the kind's own); pattern of the title
    pemetaan                   field of the submission -> field of the form
    """

    jenis: str = ""
    unit_pelayanan: str = ""
    penerima: str = ""
    pelaksana: str = ""
    tempat: str = ""
    judul: str = ""
    pemetaan: Mapping[str, str] = field(default_factory=dict)


def read(model: str) -> Binding | None:
    """What the actions of a form say; None when it tracks nothing."""
    found = _tracking(parsed(model or EMPTY))
    if not found:
        return None
    words = {etree.QName(each).localname: each.text or "" for each in found[0]}
    given = {name: words.get(name, "").strip() for name in WORDS}
    given["jenis"] = given["jenis"] or _default("jenis")
    given["unit_pelayanan"] = given["unit_pelayanan"] or _default("unit_pelayanan")
    lines = words.get("pemetaan", _default("pemetaan")).splitlines()
    pairs = (line.partition(":") for line in lines)
    mapping = {to.strip(): of.strip() for to, colon, of in pairs if colon}
    return Binding(**given, pemetaan=mapping)


def _default(name: str) -> str:
    """What the action takes where nothing was set."""
    from setneg.policy.forms.action import ITrackedSubmission

    known = ITrackedSubmission.get(name)
    return str(known.default or "") if known is not None else ""


def _tracking(root: etree._Element) -> list[etree._Element]:
    return [f for f in root.iter(f"{{{SCHEMA}}}field") if f.get("type") == ACTION]


def written(model: str, binding: Binding) -> str:
    """The actions of a form with this binding in place of the one that was there."""
    root = parsed(model or EMPTY)
    for old in _tracking(root):
        old.getparent().remove(old)
    schema = root.find(f"{{{SCHEMA}}}schema")
    action = etree.SubElement(schema, f"{{{SCHEMA}}}field", name=NAME, type=ACTION)
    _add(action, "title", TITLE)
    for name in WORDS:
        if getattr(binding, name):
            _add(action, name, getattr(binding, name))
    lines = [f"{to}: {of}" for to, of in binding.pemetaan.items() if of]
    _add(action, "pemetaan", "\n".join(lines))
    etree.indent(root, space="  ")
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f"{etree.tostring(root, encoding='unicode')}\n"
    )


def without(model: str) -> str:
    """The actions of a form that tracks nothing yet."""
    root = parsed(model or EMPTY)
    for old in _tracking(root):
        old.getparent().remove(old)
    etree.indent(root, space="  ")
    return etree.tostring(root, encoding="unicode")


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{SCHEMA}}}{name}").text = text
