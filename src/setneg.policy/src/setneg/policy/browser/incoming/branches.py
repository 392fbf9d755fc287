"""What the pages of a letter and of a disposition show of its branches, and the form."""

from dataclasses import dataclass
from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from setneg.policy import _
from setneg.policy.browser import dates
from setneg.policy.browser.incoming.drawing import Box
from setneg.policy.browser.incoming.drawing import picture
from setneg.policy.browser.page import Page
from setneg.policy.browser.standing import state_title
from setneg.policy.incoming import dispositions
from setneg.policy.incoming import tree
from setneg.policy.services.disposisi.wire import moment_of
from setneg.policy.vocabularies.grades import SIFAT
from setneg.policy.vocabularies.incoming import instructions
from setneg.policy.vocabularies.offices import position_title
from setneg.workflows import organisation
from typing import Any


@dataclass(frozen=True)
class Row:
    """One branch as a line of the table; depth 0 is the leader's own."""

    depth: int
    url: str
    giver: str
    recipient: str
    instructions: str
    words: str
    deadline: str
    state: str
    state_word: str
    when: str
    report: str
    oral: str


@dataclass(frozen=True)
class Choices:
    """Whom a giver may direct: those right below him first, then all others."""

    giver: str
    title: str
    near: list[tuple[str, str]]
    others: list[tuple[str, str]]


class Branches(Page):
    """Base of both pages: the tree as picture and table, and the form to pass on."""

    template = ViewPageTemplateFile("templates/branches.pt")

    @property
    def parts(self):
        """The macros of both pages: the tree and the form."""
        return self.template.macros

    @cached_property
    def letter(self) -> Any:
        """The letter, whether or not the reader may see it."""
        return dispositions.letter_of(self.context)

    @cached_property
    def _branches(self) -> list[tree.Branch]:
        return tree.branches(tree.seen_of(api.content.get_uuid(self.letter)))

    @property
    def picture(self) -> str:
        """The tree as SVG, for those branches that the reader may see."""
        by_giver: dict[str, Box] = {}
        for branch in self._branches:
            giver = branch.disposition.dari
            top = by_giver.setdefault(giver, Box(position_title(giver)))
            top.below.append(self._box(branch))
        label = api.portal.translate(
            _("label_pohon_disposisi", default="Pohon disposisi")
        )
        return picture(list(by_giver.values()), label)

    def _box(self, branch: tree.Branch) -> Box:
        return Box(
            position_title(branch.disposition.untuk),
            branch.stage,
            state_title(branch.stage, tree.KIND),
            [self._box(each) for each in branch.below],
        )

    @property
    def rows(self) -> list[Row]:
        return [
            self._row(depth, each)
            for branch in self._branches
            for depth, each in branch.walk()
        ]

    def _row(self, depth: int, branch: tree.Branch) -> Row:
        each = branch.disposition
        done = moment_of(each, "kerjakan") or moment_of(each, "terima")
        return Row(
            depth,
            each.absolute_url(),
            position_title(each.dari),
            position_title(each.untuk),
            ", ".join(ticked(each)),
            each.arahan or "",
            dates.moment(each.tenggat),
            branch.stage,
            state_title(branch.stage, tree.KIND),
            dates.moment(done),
            each.laporan or "",
            position_title(each.pencatat) if each.lisan and each.pencatat else "",
        )

    # ---------------------------------------------------------------- the form

    @cached_property
    def givers(self) -> tuple[str, ...]:
        """Own positions that may pass it on now."""
        return dispositions.own(self.context, self._userid)

    @cached_property
    def recorders(self) -> list[tuple[str, str]]:
        """Own positions that may write down the leader's spoken word."""
        found = dispositions.recorded(self.context, self._userid)
        return [(post, position_title(post)) for post in found]

    @cached_property
    def choices(self) -> list[Choices]:
        """One group of recipients for each position in which it may be passed on."""
        spoken = dispositions.givers(self.context) if self.recorders else ()
        return [_choices(post) for post in dict.fromkeys((*self.givers, *spoken))]

    @property
    def instructions(self) -> list[tuple[str, str]]:
        return instructions()

    @property
    def grades(self):
        return SIFAT

    @property
    def _userid(self) -> str:
        return "" if api.user.is_anonymous() else api.user.get_current().getId()


def ticked(disposition: Any) -> list[str]:
    """The instructions in words; a key that is no longer offered stays readable."""
    known = dict(instructions())
    keys = disposition.instruksi or ()
    return [known.get(key, key.replace("_", " ")) for key in keys]


def _choices(giver: str) -> Choices:
    organogram = organisation.current()
    near, others = [], []
    for post in dispositions.below(giver):
        above = organogram.superior(post)
        direct = above is not None and above.id == giver
        unit = organogram.units[organogram.positions[post].unit]
        title = organogram.positions[post].title
        known = unit.name().lower() in title.lower()
        row = (post, title if known else f"{title} ({unit.name()})")
        (near if direct else others).append(row)
    return Choices(giver, position_title(giver), near, others)
