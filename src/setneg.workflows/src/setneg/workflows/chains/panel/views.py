"""Site setup: all chains, one chain as a table, its draft, and its history."""

from collections.abc import Mapping
from collections.abc import Sequence
import difflib
from functools import cached_property
from plone import api
from setneg.workflows import _
from setneg.workflows.chains import book
from setneg.workflows.chains import difference
from setneg.workflows.chains import glossary
from setneg.workflows.chains.declaration import loads
from setneg.workflows.chains.editing import Entry
from setneg.workflows.chains.editing import LINE
from setneg.workflows.chains.editing import Sheet
from setneg.workflows.chains.model import Chain
from setneg.workflows.chains.model import ChainError
from setneg.workflows.chains.panel import activation
from setneg.workflows.chains.panel import form
from setneg.workflows.chains.panel.page import ChainPage
from typing import Any


class ChainList(ChainPage):
    """`@@rantai`: every chain of the site."""

    def __call__(self) -> str:
        return self.index()

    def chains(self) -> list[Mapping[str, Any]]:
        """A row a chain: stages, documents inside, the last change."""
        return [self._row(name) for name in activation.chains()]

    def _row(self, name: str) -> Mapping[str, Any]:
        chain = activation.running(name)
        editions = book.editions(name)
        found = book.shelf(name)
        inside, running = counts(chain)
        return {
            "chain": chain,
            "stages": sum(1 for stage in chain.stages if not stage.final),
            "inside": inside,
            "running": running,
            "last": editions[-1],
            "draft": found.draft,
            "offered": found.offered,
            "standard": activation.of_a_standard(name),
        }


def counts(chain: Chain) -> tuple[int, int]:
    """How many documents run a chain, and how many of them have not come to an end."""
    catalog = api.portal.get_tool("portal_catalog")
    query = {"portal_type": chain.kind}
    open_stages = [stage.id for stage in chain.stages if not stage.final]
    every = catalog.unrestrictedSearchResults(**query)
    running = catalog.unrestrictedSearchResults(**query, review_state=open_stages)
    return len(every), len(running)


class ChainView(ChainPage):
    """`@@rantai-lihat`: one chain as the table that an official reads."""

    def asleep(self) -> list[str]:
        """Stages of the declaration that are kept but not used, in words."""
        sheet = Sheet(self.chain.declaration)
        return [entry_title(sheet, e) for e in sheet.entries() if e.asleep]

    def words_of(self, level: str) -> str:
        """A level as a role."""
        return glossary.ROLE_OF_LEVEL[level]

    def counts(self) -> tuple[int, int]:
        """Documents inside, and those still running."""
        return counts(self.chain)

    def routes(self) -> list[tuple[str, str]]:
        """Signer -> the stages that his documents pass, in words."""
        return [
            (
                self.names([glossary.ROLE_OF_LEVEL[level]]),
                " → ".join(
                    self.title(stage.title) for stage in self.chain.route(level)
                ),
            )
            for level in self.chain.signers
        ]


def entry_title(sheet: Sheet, entry: Entry) -> str:
    """What a row of a declaration is called."""
    data = entry.data
    if data.get("judul"):
        return str(data["judul"])
    if sheet.style != LINE:
        name = str(data.get("id") or "")
        return glossary.STAGE_TITLES.get(name, name)
    verb = form.verb_of(data)
    level = str(data.get(verb) or "")
    if not verb:
        return str(dict(data))
    role = glossary.ROLE_OF_LEVEL.get(level, level)
    if level == form.SIGNER:
        role = ""
    title = glossary.CHAIN_VERBS[verb][1].format(role).strip()
    return f"{title} ({data['putaran']})" if data.get("putaran") else title


class DraftPage(ChainPage):
    """`@@rantai-rancangan`: the draft of a chain, as rows or as text."""

    typed: str | None = None

    def act(self) -> str:
        """Save what was typed; then move, drop or add a row when that was asked."""
        words = self.request.form
        act, _sep, place = str(words.get("aksi") or "simpan").partition(":")
        try:
            if act == "buang":
                activation.drop_draft(self.name)
                self.tell(_("draft_dropped", default="Rancangan dibuang."))
                return self.page("rantai-lihat")
            if act == "profil":
                text = self.shelf.offered
            elif act == "teks":
                self.typed = text = str(words.get("teks") or "")
            else:
                text = self._rows(act, int(place) if place.isdigit() else -1).text
            activation.keep_draft(self.name, text, str(words.get("dilihat") or ""))
        except activation.REFUSALS as error:
            return self.refuse(error)
        self.tell(
            _(
                "draft_kept",
                default="Rancangan disimpan; rantai yang berjalan tidak berubah.",
            )
        )
        anchor = "#teks-penuh" if act == "teks" else "#baris"
        return f"{self.page('rantai-rancangan')}{anchor}"

    def _rows(self, act: str, index: int) -> Sheet:
        sheet = form.applied(Sheet(self.text), self.request.form)
        if not 0 <= index < len(sheet.entries()):
            return form.added(sheet, self.request.form) if act == "tambah" else sheet
        if act == "naik":
            return sheet.move_item(index, -1)
        if act == "turun":
            return sheet.move_item(index, 1)
        return sheet.drop_item(index) if act == "hapus" else sheet

    @property
    def text(self) -> str:
        """What is shown: typed and refused, else the draft, else what runs."""
        return (
            self.typed if self.typed is not None else activation.draft_text(self.name)
        )

    @cached_property
    def sheet(self) -> Sheet | None:
        """The draft by rows; None while its text is no YAML."""
        try:
            return Sheet(self.text)
        except ChainError:
            return None

    @cached_property
    def problems(self) -> form.Problems:
        """What is wrong with it."""
        return form.problems(self.name, self.text)

    @property
    def line(self) -> bool:
        """Whether it is one line upwards."""
        return self.sheet is not None and self.sheet.style == LINE

    def entries(self) -> list[Mapping[str, Any]]:
        """The rows of the form."""
        sheet = self.sheet
        if sheet is None:
            return []
        return [
            {
                "index": entry.index,
                "at": f"b{entry.index}",
                "data": entry.data,
                "title": entry_title(sheet, entry),
                "verb": form.verb_of(entry.data),
                "level": entry.data.get(form.verb_of(entry.data)),
                "steps": [
                    s for s in entry.data.get("langkah") or () if isinstance(s, dict)
                ],
                "asleep": entry.asleep,
                "problems": self.problems.rows.get(entry.index, ()),
            }
            for entry in sheet.entries()
        ]

    def value(self, key: str) -> Any:
        """A value of the whole chain."""
        return self.sheet.values.get(key) if self.sheet is not None else None

    def levels(self, verb: str) -> Sequence[str]:
        """The levels that may do something."""
        if verb == "tanda_tangan":
            return (form.SIGNER,)
        return glossary.LADDER if verb in glossary.CLIMBING else glossary.LEVELS

    def level_title(self, level: str) -> str:
        """A level in words."""
        if level == form.SIGNER:
            return self.title("Penandatangan")
        return self.title(glossary.ROLE_OF_LEVEL.get(level, level))

    def verb_title(self, verb: str) -> str:
        """A verb in words."""
        return verb.replace("_", " ")

    def differences(self) -> Sequence[str]:
        """What the draft changes, in words; () while it cannot work."""
        if self.problems:
            return ()
        return difference.compare(self.chain, loads(self.text, "rancangan"))

    #: The words to choose from, for the template.
    words = glossary

    def changed(self) -> bool:
        """Whether there is a draft that says something else than what runs."""
        draft = self.shelf.draft
        return draft is not None and draft.text != book.live(self.name)


class HistoryPage(ChainPage):
    """`@@rantai-riwayat`: every edition that was in force, comparable."""

    def editions(self) -> list[Mapping[str, Any]]:
        """The editions, the latest first, each with what it changed."""
        found = book.editions(self.name)
        rows = []
        for before, edition in zip((None, *found), found, strict=False):
            changes = compare(before.text, edition.text) if before else ()
            rows.append({"edition": edition, "changes": changes})
        return list(reversed(rows))

    def chosen(self) -> tuple[book.Edition, book.Edition] | None:
        """The two editions to lay side by side."""
        words = self.request.form
        try:
            one, other = int(words["edisi"]), int(words["dengan"])
            return activation.edition(self.name, one), activation.edition(
                self.name, other
            )
        except (KeyError, ValueError, activation.PanelError):
            return None

    def changes(self, one: book.Edition, other: book.Edition) -> Sequence[str]:
        """What is different, in words."""
        return compare(one.text, other.text)

    def lines(self, one: book.Edition, other: book.Edition) -> list[tuple[str, str]]:
        """The two texts line by line: mark (`+`, `-`, blank) and words."""
        found = difflib.ndiff(one.text.splitlines(), other.text.splitlines())
        return [(line[:1].strip(), line[2:]) for line in found if line[:1] != "?"]


def compare(one: str, other: str) -> Sequence[str]:
    """Two declarations in words; () when one of them is read no more."""
    try:
        return difference.compare(loads(one, "edisi"), loads(other, "edisi"))
    except ChainError:
        return ()
