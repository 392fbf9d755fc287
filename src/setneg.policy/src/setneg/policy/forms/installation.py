"""The ministry's forms: made from their files where the site has none of that name."""

from collective.easyform.api import get_schema
from datetime import datetime
from pathlib import Path
from plone import api
from plone.dexterity.utils import createContentInContainer
from setneg.policy.behaviors.moments import universal
from setneg.policy.designer import standing
from setneg.policy.designer.vetting import is_form
from setneg.policy.forms import conditions
from setneg.policy.forms import languages
from setneg.policy.forms import texts
from setneg.policy.forms.terms import IFormTerms
from setneg.policy.forms.terms import SETTINGS
from setneg.workflows.steps.wording import say
import yaml
from zope.schema import ValidationError


PLACE = "formulir"


def install(portal, source: Path) -> int:
    """Make the forms below a folder of declarations; how many are new.

    A folder is a form: `formulir.yaml` (title and words), `isian.xml` (fields),
    `tindakan.xml` (actions). A form that exists is left as people have changed it; only
    texts that nobody has put into English get that of their file.
    """
    place = portal.get(PLACE)
    if place is None:
        return 0
    folders = sorted(path.parent for path in Path(source).glob("*/formulir.yaml"))
    for folder in folders:
        if is_form(place.get(folder.name)):
            _complete_english(place[folder.name], _words(folder))
    made = [_make(place, folder) for folder in folders if folder.name not in place]
    return len(made)


def _words(folder: Path) -> dict:
    return yaml.safe_load((folder / "formulir.yaml").read_text(encoding="utf-8"))


def _complete_english(form, words: dict) -> None:
    given = texts.read(words.get("inggris") or [])
    lacking = (languages.key(text.words) for text in texts.lacking(form))
    languages.given(form, {text: given[text] for text in lacking if text in given})


def _make(place, folder: Path):
    words = _words(folder)
    with api.env.adopt_roles(["Manager"]):
        form = createContentInContainer(
            place,
            "EasyForm",
            checkConstraints=False,
            id=folder.name,
            title=words["judul"],
            description=words["uraian"],
            language="id",
            submitLabel=words["tombol"],
            useCancelButton=False,
            formPrologue=languages.marked_up(words.get("pengantar")),
            formEpilogue=languages.marked_up(words.get("penutup")),
            fields_model=(folder / "isian.xml").read_text(encoding="utf-8"),
            actions_model=(folder / "tindakan.xml").read_text(encoding="utf-8"),
            **settings(words, folder),
        )
        _check(form, folder)
        _speak_english(form, words, folder)
        if not words.get("terbit", True):
            standing.hide(form)
        elif form.terbuka_umum:
            api.content.transition(form, to_state="published")
        return form


def settings(words: dict, folder: Path) -> dict:
    """The conditions of a form as its declaration says them; ValueError with the file
    for one that cannot be."""
    found = {name: words[name] for name in SETTINGS if words.get(name) is not None}
    for name in {"dibuka", "ditutup"} & set(found):
        found[name] = universal(datetime.fromisoformat(str(found[name])))
    for name, value in found.items():
        try:
            IFormTerms[name].bind(api.portal.get()).validate(value)
        except ValidationError as error:
            reason = f"{folder.name}/formulir.yaml: {name}: {value!r}"
            raise ValueError(reason) from error
    return found


def _check(form, folder: Path) -> None:
    """Conditions of questions that cannot be honoured are refused, with the file."""
    problems = conditions.problems(get_schema(form), form)
    if problems:
        said = "; ".join(f"{name}: {say(why)}" for name, why in problems.items())
        raise ValueError(f"{folder.name}/isian.xml: {said}")


def _speak_english(form, words: dict, folder: Path) -> None:
    """The form's texts in English; ValueError for a list of another shape."""
    try:
        given = texts.read(words.get("inggris") or [])
    except ValueError as error:
        raise ValueError(f"{folder.name}/formulir.yaml: inggris: {error}") from error
    languages.keep(form, given)
