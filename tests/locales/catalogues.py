"""The words on screen and their catalogues: what there is, what is translated.

    python -m tests.locales.catalogues      (`make locales`)

collects every message id of the two packages, and the titles of all stages and steps
(Plone translates those in its own domain), into `locales/`. Indonesian is what the code
says; English is written into the `en` files by people and kept.
"""

import ast
from babel.messages.pofile import read_po
from collections import defaultdict
import html
import io
import json
from pathlib import Path
import re
from setneg.workflows.chains.declaration import load
from setneg.workflows.procedures.compile import compile
from setneg.workflows.procedures.grid import load as load_grid
import subprocess
import sys
from tempfile import TemporaryDirectory
from xml.etree import ElementTree


ROOT = Path(__file__).parents[2]
SOURCE = "id"
LANGUAGES = ("id", "en")
#: An element of a template that holds nothing but its words.
IN_TEMPLATE = re.compile(r'i18n:translate="([\w]+)"[^<>]*>([^<>$]*\w[^<>$]*)<')
I18N = "http://xml.zope.org/namespaces/i18n"
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: {domain}\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"Language-Code: {language}\\n"
"Domain: {domain}\\n"
"""
#: Roles that Plone names itself.
PLONES = {"Anonymous", "Reader", "Manager"}
#: Titles of actions that types declare in Plone's domain.
ACTIONS = ("Lihat", "Ubah")


def package(name):
    """The folder of a package's source."""
    return ROOT / "src" / f"setneg.{name}" / "src" / "setneg" / name


def locales(domain):
    """Where the catalogues of a domain are kept; Plone's own words with the portal."""
    name = "policy" if domain == "plone" else domain.partition(".")[2]
    return package(name) / "locales"


def in_code(domain):
    """Message id -> Indonesian default, of one package."""
    name = domain.partition(".")[2]
    with TemporaryDirectory() as folder:
        pot = Path(folder) / "words.pot"
        # The package's `profiles` is a link that i18ndude does not follow.
        places = [package(name), ROOT / "profiles" / name]
        subprocess.run(
            [
                Path(sys.executable).parent / "i18ndude",
                "rebuild-pot",
                "--no-line-numbers",
                "--pot",
                pot,
                "--create",
                domain,
                *places,
            ],
            check=True,
            capture_output=True,
        )
        found = read_po(io.BytesIO(pot.read_bytes()))
    return {message.id: default(message) for message in found if message.id}


def meanings(domain):
    """Message id -> the defaults with which a package's code and templates use it."""
    found = defaultdict(set)
    for path in sorted(package(domain.partition(".")[2]).rglob("*.*")):
        if path.suffix == ".py":
            for key, text in _in_python(ast.parse(path.read_text("utf-8"))):
                found[key].add(text)
        elif path.suffix == ".pt":
            for key, text in IN_TEMPLATE.findall(path.read_text("utf-8")):
                found[key].add(" ".join(html.unescape(text).split()))
    return found


def _in_python(tree):
    """Id and default of each message; what is put together at run time is left out."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or getattr(call.func, "id", "") != "_":
            continue
        said = [word.value for word in call.keywords if word.arg == "default"]
        parts = [*call.args[:1], *said]
        if len(parts) == 2 and all(isinstance(part, ast.Constant) for part in parts):
            yield parts[0].value, " ".join(parts[1].value.split())


def default(message):
    """What the code says when there is no translation."""
    text = "\n".join(message.auto_comments)
    if "Default:" not in text:
        return message.id
    quoted = text.partition("Default:")[2].strip()
    return json.loads("".join(quoted.split("\n")), strict=False)


def in_chains():
    """Titles of stages and steps of all chains and standards, and their roles."""
    profile = ROOT / "profiles" / "kemensetneg"
    chains = [load(path) for path in sorted((profile / "rantai").glob("*.yaml"))]
    grids = [load_grid(path) for path in sorted((profile / "standar").glob("*.yaml"))]
    chains += [compile(grid) for grid in grids]
    titles = set(ACTIONS)
    for chain in chains:
        titles.add(chain.title)
        for stage in chain.stages:
            titles.add(stage.title)
            titles.update(step.title for step in stage.steps)
            roles = {*stage.viewers, *stage.editors}
            roles.update(role for step in stage.steps for role in step.roles)
            titles.update(roles - PLONES)
    return {title: title for title in titles}


def in_kinds():
    """Names and descriptions of the kinds of documents, and words of their schema files."""
    profile = ROOT / "profiles" / "kemensetneg"
    words = set()
    for path in sorted((profile / "rantai").glob("*.yaml")):
        chain = load(path)
        block = chain.extra.get("naskah") or chain.extra.get("pengajuan")
        if block is None:
            continue
        words.add(block.value["nama"].value if "nama" in block.value else chain.title)
        words.add(block.value["uraian"].value)
    for path in sorted((profile / "skema").glob("*.xml")):
        for element in ElementTree.parse(path).iter():  # noqa: S314 own files
            if f"{{{I18N}}}translate" in element.attrib:
                words.add((element.text or "").strip())
    return {word: word for word in words}


def otherwise(domain):
    """Words of Plone itself that the portal says otherwise in Indonesian; kept by hand."""
    if domain != "plone":
        return {}
    known = read(domain, SOURCE)
    return {key: text for key, text in known.items() if text != key}


SOURCES = {
    "setneg.workflows": lambda: in_code("setneg.workflows"),
    "setneg.policy": lambda: in_code("setneg.policy") | in_kinds(),
    "plone": in_chains,
}


def read(domain, language):
    """Message id -> translation, as committed."""
    path = locales(domain) / language / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return {}
    found = read_po(io.BytesIO(path.read_bytes()))
    return {message.id: message.string for message in found if message.id}


def write(path, domain, language, words, defaults):
    """A catalogue of these ids, always in the same order."""
    lines = [HEADER.format(domain=domain, language=language)]
    for key in sorted(defaults):
        if defaults[key] not in (key, words.get(key)):
            lines.append(f"#. Default: {quoted(defaults[key])}")
        lines.append(f"msgid {quoted(key)}")
        lines.append(f"msgstr {quoted(words.get(key, ''))}\n")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines), encoding="utf-8")


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def collect():
    """Bring all catalogues up to date; what still has no translation."""
    lacking = []
    for domain, source in SOURCES.items():
        defaults = source()
        if domain != "plone":
            write(locales(domain) / f"{domain}.pot", domain, SOURCE, {}, defaults)
        for language in LANGUAGES:
            words, keys = read(domain, language), defaults
            if language == SOURCE:
                words = keys = {**otherwise(domain), **defaults}
            lacking += [(domain, language, key) for key in keys if not words.get(key)]
            path = locales(domain) / language / "LC_MESSAGES" / f"{domain}.po"
            write(path, domain, language, words, keys)
    return lacking


if __name__ == "__main__":
    missing = collect()
    for domain, language, key in missing:
        print(f"{domain} {language}: {key}")
    sys.exit(bool(missing))
