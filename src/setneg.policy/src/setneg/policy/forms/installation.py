"""The ministry's forms: made from their files where the site has none of that name."""

from pathlib import Path
from plone import api
from plone.app.textfield import RichTextValue
from plone.dexterity.utils import createContentInContainer
import yaml


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
        return createContentInContainer(
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
            fields_model=(folder / "isian.xml").read_text(encoding="utf-8"),
            actions_model=(folder / "tindakan.xml").read_text(encoding="utf-8"),
        )


def _rich(text: str | None) -> RichTextValue | None:
    if not text:
        return None
    return RichTextValue(f"<p>{text}</p>", "text/html", "text/x-html-safe")
