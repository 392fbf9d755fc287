"""What an imported form may hold: fields and actions, no entities, no foreign code.

A form's XML can name Python objects and hold TALES. Names outside the registered kinds
of fields and widgets are refused; TALES only from whoever may write it on screen, too.
"""

from collections.abc import Iterator
from collective.easyform.interfaces import IEasyForm
from lxml import etree
from plone import api
from plone.supermodel import loadString
from plone.supermodel.interfaces import IFieldExportImportHandler
import re
from setneg.policy import _
from z3c.form.interfaces import IFieldWidget
from zope.component import getGlobalSiteManager
from zope.component import queryUtility


LARGEST = 300_000
SCHEMA = "http://namespaces.plone.org/supermodel/schema"
EASYFORM = "http://namespaces.plone.org/supermodel/easyform"
FORM = "http://namespaces.plone.org/supermodel/form"
I18N = "http://xml.zope.org/namespaces/i18n"
NAMESPACES = (SCHEMA, EASYFORM, FORM, I18N)
NAME = re.compile(r"^[a-z][a-z0-9_]{0,60}$")

#: Parts that make Python look up an object by its dotted name.
RESOLVING = ("defaultFactory", "source", "constraint", "schema", "key_type")
#: What is evaluated as an expression or a template when the form is used.
TALES = frozenset(
    (
        "TDefault",
        "TEnabled",
        "TValidator",
        "execCondition",
        "subjectOverride",
        "senderOverride",
        "recipientOverride",
        "ccOverride",
        "bccOverride",
        "body_pt",
        "headerInjection",
    )
)
#: Expressions that only ask what the portal itself offers for filling in.
HARMLESS = re.compile(
    r"^here/@@(pengusul-bawaan|smart-bawaan|isian-awal/[a-z][a-z_-]*)$"
)
SCRIPT = "collective.easyform.actions.CustomScript"
EDIT_TALES = "collective.easyform: Edit TALES Fields"
EDIT_SCRIPTS = "collective.easyform: Edit Python Fields"


class Refused(ValueError):
    """Why something cannot be taken in; `said` is a message for the reader."""

    def __init__(self, said: str) -> None:
        self.said = said
        super().__init__(str(said))


def parsed(text: str) -> etree._Element:
    """The XML of a model, without what an XML file may hold beside its elements."""
    if len(text) > LARGEST:
        raise Refused(
            _(
                "vetting_large",
                default="Berkas XML terlalu besar untuk sebuah formulir.",
            )
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(
            _(
                "vetting_no_xml",
                default="Bukan XML yang sah: ${problem}.",
                mapping={"problem": str(error)},
            )
        ) from None
    tree = root.getroottree()
    if tree.docinfo.doctype or any(root.iter(etree.Entity)):
        raise Refused(
            _(
                "vetting_entities",
                default="XML dengan DOCTYPE atau entitas tidak diterima.",
            )
        )
    return root


def normal(text: str) -> str:
    """The same model, always written the same way."""
    root = parsed(text)
    for element in root.iter():
        if not len(element) and element.text and not element.text.strip():
            element.text = None
    etree.indent(root, space="  ")
    written = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'


def refusals(text: str, trusted: bool = False) -> tuple[str, ...]:
    """Why a model cannot be taken in; () when it can.

    trusted  whoever brings it may do everything on this machine (an operator)
    """
    try:
        root = parsed(text)
    except Refused as refused:
        return (refused.said,)
    found = (*_shape(root), *_names(root), *_lookups(root))
    if not trusted:
        found = (*found, *_expressions(root))
    return found or _loading(text)


def _shape(root: etree._Element) -> Iterator[str]:
    tops = [child.tag for child in root]
    if root.tag != f"{{{SCHEMA}}}model" or set(tops) != {f"{{{SCHEMA}}}schema"}:
        yield _(
            "vetting_no_model",
            default="XML ini bukan isian formulir (model dengan schema).",
        )
    seen = set()
    for field in root.iter(f"{{{SCHEMA}}}field"):
        name = field.get("name") or ""
        if not NAME.fullmatch(name) or name in seen:
            yield _(
                "vetting_field_name",
                default="Nama isian “${name}” tidak sah atau muncul dua kali.",
                mapping={"name": name},
            )
        seen.add(name)


def _names(root: etree._Element) -> Iterator[str]:
    """Kinds of fields and widgets that this portal does not know."""
    for element in root.iter(etree.Element):
        kind = element.get("type")
        known = kind is None or queryUtility(IFieldExportImportHandler, name=kind)
        if not known and element.tag in (f"{{{SCHEMA}}}field", _tag("value_type")):
            yield _(
                "vetting_field_kind",
                default="Jenis isian “${kind}” tidak dikenal di portal ini.",
                mapping={"kind": kind},
            )
        for key, value in element.attrib.items():
            if key == f"{{{FORM}}}widget" and value not in _widgets():
                yield _(
                    "vetting_widget",
                    default="Alat isian “${widget}” tidak dikenal di portal ini.",
                    mapping={"widget": value},
                )


def _tag(name: str) -> str:
    return f"{{{SCHEMA}}}{name}"


def _widgets() -> set[str]:
    """Dotted names of the widgets that are registered for some field."""
    found = set()
    for each in getGlobalSiteManager().registeredAdapters():
        if each.provided == IFieldWidget and len(each.required) == 2:
            module = getattr(each.factory, "__module__", "")
            found.add(f"{module}.{getattr(each.factory, '__name__', '')}")
    return found


def _lookups(root: etree._Element) -> Iterator[str]:
    """What would make Python look up an object, or means something elsewhere only."""
    for element in root.iter(etree.Element):
        tag = etree.QName(element)
        foreign = [
            tag.namespace,
            *(etree.QName(key).namespace for key in element.attrib),
        ]
        nested = tag.localname in RESOLVING and element.getparent() is not root
        if (
            any(each not in (None, *NAMESPACES) for each in foreign)
            or (nested and element is not root)
            or "based-on" in element.attrib
        ):
            yield _(
                "vetting_lookup",
                default="Bagian “${part}” tidak diterima dalam formulir yang diimpor.",
                mapping={"part": tag.localname},
            )


def expressions(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Every expression of a model that is more than asking for what is offered."""
    for element in root.iter(etree.Element):
        pairs = [(etree.QName(k).localname, v) for k, v in element.attrib.items()]
        pairs.append((etree.QName(element).localname, element.text or ""))
        for name, value in pairs:
            if (
                name in TALES
                and value.strip()
                and not HARMLESS.fullmatch(value.strip())
            ):
                yield name, value


def _expressions(root: etree._Element) -> Iterator[str]:
    found = list(expressions(root))
    if found and not api.user.has_permission(EDIT_TALES):
        yield _(
            "vetting_tales",
            default="Formulir memuat ungkapan TALES (${where}); hanya yang berizin "
            "menyunting TALES dapat mengimpornya.",
            mapping={"where": ", ".join(sorted({name for name, _value in found}))},
        )
    scripts = [f for f in root.iter(f"{{{SCHEMA}}}field") if f.get("type") == SCRIPT]
    if scripts and not api.user.has_permission(EDIT_SCRIPTS):
        yield _(
            "vetting_script",
            default="Formulir memuat naskah program Python; hanya yang berizin "
            "menyuntingnya dapat mengimpornya.",
        )


def _loading(text: str) -> tuple[str, ...]:
    """Whether the portal can read it, at last."""
    try:
        loadString(text, policy="dexterity")
    except Exception as error:  # whatever a field may raise for a wrong value
        return (
            _(
                "vetting_unreadable",
                default="Isian formulir tidak dapat dibaca: ${problem}",
                mapping={"problem": str(error).splitlines()[0] if str(error) else "-"},
            ),
        )
    return ()


def is_form(content) -> bool:
    """Whether something is a form."""
    return IEasyForm.providedBy(content)
