"""The ministry's forms: made from their files where the site has none of that name."""

from collective.easyform.api import get_schema
from datetime import datetime
from pathlib import Path
from plone import api
from plone.app.textfield import RichTextValue
from plone.dexterity.utils import createContentInContainer
from setneg.policy.behaviors.moments import universal
from setneg.policy.designer import standing
from setneg.policy.forms import conditions
from setneg.policy.forms.terms import IFormTerms
from setneg.policy.forms.terms import SETTINGS
from setneg.workflows.steps.wording import say
import yaml
from zope.schema import ValidationError


PLACE = "formulir"


def install(portal, source: Path) -> int:
    """Make the forms below a folder of declarations; how many are new.

    A folder is a form: `formulir.yaml` (title and words), `isian.xml` (fields),
    `tindakan.xml` (actions). A form that exists is left as people have changed it.
    """
    place = portal.get(PLACE)
    if place is None:
        return 0
    folders = sorted(path.parent for path in Path(source).glob("*/formulir.yaml"))
    made = [_make(place, folder) for folder in folders if folder.name not in place]
    return len(made)


def _make(place, folder: Path):
    words = yaml.safe_load((folder / "formulir.yaml").read_text(encoding="utf-8"))
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
            formPrologue=_rich(words.get("pengantar")),
            formEpilogue=_rich(words.get("penutup")),
            fields_model=(folder / "isian.xml").read_text(encoding="utf-8"),
            actions_model=(folder / "tindakan.xml").read_text(encoding="utf-8"),
            **settings(words, folder),
        )
        _check(form, folder)
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


def _rich(text: str | None) -> RichTextValue | None:
    if not text:
        return None
    raw = text if text.lstrip().startswith("<") else f"<p>{text}</p>"
    return RichTextValue(raw, "text/html", "text/x-html-safe")
