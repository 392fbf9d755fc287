"""A form as three files and back: words and conditions, questions, what they become.

The same form gives the same bytes; what is read is checked before anything is changed.
"""

from collections.abc import Mapping
from datetime import datetime
from datetime import UTC
from lxml import etree
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.supermodel import loadString
from setneg.policy import _
from setneg.policy.behaviors.moments import universal
from setneg.policy.designer import binding
from setneg.policy.designer import standing
from setneg.policy.designer import vetting
from setneg.policy.designer.vetting import Refused
from setneg.policy.forms import conditions
from setneg.policy.forms import languages
from setneg.policy.forms import texts as form_texts
from setneg.policy.forms.action import ITrackedSubmission
from setneg.policy.forms.terms import IFormTerms
from setneg.policy.forms.terms import SETTINGS
from setneg.workflows.chains import ChainError
from setneg.workflows.chains import source
from setneg.workflows.steps.wording import say
from typing import Any
import yaml
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import ValidationError


WORDS, FIELDS, ACTIONS = "formulir.yaml", "isian.xml", "tindakan.xml"
#: Key of the file -> attribute of the form.
TEXTS = {"judul": "title", "uraian": "description", "tombol": "submitLabel"}
#: Key of the file -> attribute of the form, as a paragraph.
RICH = {"pengantar": "formPrologue", "penutup": "formEpilogue"}
PUBLISHED = "terbit"
#: The texts in English; a file without it says nothing about them.
ENGLISH = "inggris"
LABELS = {
    "judul": _("paper_word_title", default="Judul"),
    "uraian": _("paper_word_description", default="Uraian"),
    "tombol": _("paper_word_button", default="Tombol"),
    "pengantar": _("paper_word_prologue", default="Kata pengantar"),
    "penutup": _("paper_word_epilogue", default="Kata penutup"),
    PUBLISHED: _("paper_word_published", default="Terbit"),
    ENGLISH: _("paper_word_english", default="Bahasa Inggris"),
}
KEYS = (*TEXTS, *RICH, *SETTINGS, PUBLISHED, ENGLISH)
BUTTON = "Kirim"


def files(form: Any) -> dict[str, str]:
    """The form as its three files."""
    return {
        WORDS: _dumped(words(form)),
        FIELDS: vetting.normal(form.fields_model),
        ACTIONS: vetting.normal(form.actions_model or binding.EMPTY),
    }


def words(form: Any) -> dict[str, Any]:
    """What a form says about itself, without what is as usual."""
    found: dict[str, Any] = {}
    for key, name in TEXTS.items():
        found[key] = str(getattr(form, name, "") or "")
    for key, name in RICH.items():
        text = form_texts.plain(getattr(form, name, None))
        if text:
            found[key] = text
    for name in SETTINGS:
        value = getattr(form, name, IFormTerms[name].default)
        if value != IFormTerms[name].default and value not in (None, "", ()):
            found[name] = _plain(value)
        elif not value and IFormTerms[name].default not in (None, "", False, []):
            found[name] = [] if value == [] else value
    if not standing.published(form):
        found[PUBLISHED] = False
    in_english = form_texts.listed(form)
    if in_english:
        found[ENGLISH] = in_english
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        moment = value if value.tzinfo else value.replace(tzinfo=UTC)
        return moment.astimezone(UTC).isoformat(timespec="seconds")
    return list(value) if isinstance(value, (list, tuple, set)) else value


def _dumped(values: Mapping[str, Any]) -> str:
    return yaml.safe_dump(
        dict(values), allow_unicode=True, sort_keys=False, width=10_000
    )


def refusals(texts: Mapping[str, str], trusted: bool = False) -> tuple[str, ...]:
    """Why the files cannot become a form; () when they can."""
    found = []
    try:
        read_words(texts[WORDS])
    except Refused as refused:
        found.append(refused.said)
    fields = vetting.refusals(texts[FIELDS], trusted)
    found += fields or _conditions(texts[FIELDS])
    actions = vetting.refusals(texts[ACTIONS], trusted)
    if not actions and binding.read(texts[ACTIONS]) is None:
        actions = (
            _(
                "paper_no_binding",
                default="Formulir ini tidak menjadikan isiannya pengajuan terlacak.",
            ),
        )
    return (*found, *actions)


def _conditions(model: str) -> list[str]:
    """Conditions of questions that cannot be honoured."""
    schema = loadString(model, policy="dexterity").schema
    return [
        _(
            "paper_condition",
            default="Syarat tampil isian “${name}”: ${reason}",
            mapping={"name": name, "reason": reason},
        )
        for name, reason in conditions.problems(schema).items()
    ]


def read_words(text: str) -> dict[str, Any]:
    """The words and conditions of a file; Refused with what is wrong with them."""
    try:
        source.read(text, WORDS)  # plain YAML without references, keys once
        values = yaml.safe_load(text)
    except ChainError as error:
        raise Refused(error.said) from error
    if not isinstance(values, dict) or not str(values.get("judul") or "").strip():
        raise Refused(_("paper_no_title", default="Formulir tidak mempunyai judul."))
    unknown = sorted(str(key) for key in values if key not in KEYS)
    if unknown:
        raise Refused(
            _(
                "paper_unknown_key",
                default="Kunci “${keys}” tidak dikenal dalam formulir.yaml.",
                mapping={"keys": ", ".join(unknown)},
            )
        )
    return {key: _value(key, value) for key, value in values.items()}


def _value(key: str, value: Any) -> Any:
    if key in TEXTS or key in RICH:
        return str(value or "").strip()
    if key == PUBLISHED:
        return bool(value)
    try:
        if key == ENGLISH:
            return form_texts.read(value)
        field = IFormTerms[key]
        if IDatetime.providedBy(field) and isinstance(value, str):
            value = datetime.fromisoformat(value)
        if isinstance(value, datetime):
            return universal(value)
        if value is not None:
            field.bind(api.portal.get()).validate(value)
    except (ValidationError, ValueError, TypeError):
        raise Refused(
            _(
                "paper_bad_value",
                default="Nilai “${key}” dalam formulir.yaml tidak sah.",
                mapping={"key": key},
            )
        ) from None
    return value


def models(texts: Mapping[str, str]) -> dict[str, str]:
    """Questions and actions of the files, as `make` takes them: a form that comes with
    its questions has them as its first edition."""
    return {
        "fields_model": vetting.normal(texts[FIELDS]),
        "actions_model": vetting.normal(texts[ACTIONS]),
    }


def make(place: Any, name: str, title: str, **more: Any) -> Any:
    """A new form in the making, seen by designers only."""
    form = createContentInContainer(
        place,
        "EasyForm",
        checkConstraints=False,
        id=name,
        title=title,
        language="id",
        submitLabel=BUTTON,
        useCancelButton=False,
        **more,
    )
    standing.hide(form)
    return form


def apply(form: Any, texts: Mapping[str, str]) -> None:
    """Let a form be as its files say."""
    said = _set(form, texts)
    if said.get(PUBLISHED, True):
        standing.publish(form)
    else:
        standing.hide(form)


def copy(form: Any, texts: Mapping[str, str], title: str) -> None:
    """Let a form in the making be as another one, under a title of its own."""
    _set(form, texts)
    form.title = title
    form.ditutup = form.dibuka = None
    standing.hide(form)


def _set(form: Any, texts: Mapping[str, str]) -> dict[str, Any]:
    said = read_words(texts[WORDS])
    for key, name in TEXTS.items():
        if key in said:
            setattr(form, name, said[key])
    for key, name in RICH.items():
        setattr(form, name, languages.marked_up(said.get(key)))
    for name in SETTINGS:
        setattr(form, name, said.get(name, IFormTerms[name].default))
    for name, model in models(texts).items():
        # The same questions written otherwise are no new edition.
        if vetting.normal(getattr(form, name, None) or binding.EMPTY) != model:
            setattr(form, name, model)
    if ENGLISH in said:
        languages.keep(form, said[ENGLISH])
    notify(ObjectModifiedEvent(form))
    return said


def compare(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """What the new files change in a form, in words; [] when nothing."""
    return [
        *_compare_words(read_words(old[WORDS]), read_words(new[WORDS])),
        *_compare_fields(old[FIELDS], new[FIELDS]),
        *_compare_actions(old[ACTIONS], new[ACTIONS]),
    ]


def _compare_words(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    return [
        _(
            "paper_diff_word",
            default="${key}: “${before}” menjadi “${after}”.",
            mapping={
                "key": IFormTerms[key].title if key in SETTINGS else LABELS[key],
                "before": _said(old.get(key)),
                "after": _said(new.get(key)),
            },
        )
        for key in KEYS
        if key != ENGLISH and old.get(key) != new.get(key)
    ] + _compare_english(old.get(ENGLISH, {}), new.get(ENGLISH))


def _compare_english(
    old: Mapping[str, str], new: Mapping[str, str] | None
) -> list[str]:
    """Texts whose English becomes another; none where the file says nothing of it."""
    changed = (
        []
        if new is None
        else sorted(text for text in {*old, *new} if old.get(text) != new.get(text))
    )
    return [
        _(
            "paper_diff_english",
            default="Bahasa Inggris dari “${text}”: “${before}” menjadi “${after}”.",
            mapping={
                "text": text,
                "before": _said(old.get(text)),
                "after": _said((new or {}).get(text)),
            },
        )
        for text in changed
    ]


def _said(value: Any) -> str:
    if value in (None, "", []):
        return "–"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _compare_fields(old: str, new: str) -> list[str]:
    before, after = _questions(old), _questions(new)
    found = []
    for name in before.keys() - after.keys():
        found.append((name, _gone(before[name])))
    for name in after.keys() - before.keys():
        found.append((name, _come(after[name])))
    for name in before.keys() & after.keys():
        if before[name][1:] != after[name][1:]:
            found.append((name, _changed(before[name], after[name])))
    said = [words for _name, words in sorted(found, key=lambda pair: pair[0])]
    if not said and list(before) != list(after):
        said.append(_("paper_diff_order", default="Urutan isian berubah."))
    return said


def _questions(model: str) -> dict[str, tuple[str, ...]]:
    """Field -> label, and all that makes it what it is."""
    texts = {
        element.get("name"): etree.tostring(element, encoding="unicode").strip()
        for element in vetting.parsed(model).iter(f"{{{vetting.SCHEMA}}}field")
    }
    schema = loadString(model, policy="dexterity").schema
    return {
        name: (say(field.title or name), " ".join(texts[name].split()))
        for name, field in getFieldsInOrder(schema)
    }


def _gone(question: tuple[str, ...]) -> str:
    return _(
        "paper_diff_gone",
        default="Isian “${label}” dihapus; jawaban lama tetap ada pada tiketnya.",
        mapping={"label": question[0]},
    )


def _come(question: tuple[str, ...]) -> str:
    return _(
        "paper_diff_come",
        default="Isian “${label}” ditambahkan.",
        mapping={"label": question[0]},
    )


def _changed(old: tuple[str, ...], new: tuple[str, ...]) -> str:
    if old[0] != new[0]:
        return _(
            "paper_diff_renamed",
            default="Isian “${before}” menjadi “${after}”.",
            mapping={"before": old[0], "after": new[0]},
        )
    return _(
        "paper_diff_changed",
        default="Isian “${label}” berubah.",
        mapping={"label": new[0]},
    )


def _compare_actions(old: str, new: str) -> list[str]:
    before, after = binding.read(old), binding.read(new)
    if before == after and vetting.normal(old) == vetting.normal(new):
        return []
    if before == after:
        return [_("paper_diff_actions", default="Tindakan lain formulir berubah.")]
    found = []
    for name in (*binding.WORDS, "pemetaan"):
        one, other = getattr(before, name, ""), getattr(after, name, "")
        if one != other:
            found.append(
                _(
                    "paper_diff_binding",
                    default="Ikatan, ${part}: “${before}” menjadi “${after}”.",
                    mapping={
                        "part": ITrackedSubmission[name].title,
                        "before": _pairs(one),
                        "after": _pairs(other),
                    },
                )
            )
    return found


def _pairs(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{to} ← {of}" for to, of in value.items()) or "–"
    return str(value or "–")
