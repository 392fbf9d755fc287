"""Random walks: whoever does whatever to documents on their way, no invariant breaks.

Rightful and wrongful steps by rightful and wrong people, on the right and the wrong
stage, with and without what has to be said; edits, switches of the signer, classes,
need to know, opinions, substitutes, days that pass. After each act everything is looked
at. A seed walks the same way each time; SETNEG_WALKS=200 walks longer.
"""

from collections import Counter
import os
import pytest
from random import Random
from tests.walks import invariants
from tests.walks import papers
from tests.walks.office import Office


SEEDS = range(int(os.environ.get("SETNEG_WALKS", "8")))
ACTS = 60
SAID = ("semua", "semua", "semua", "tanpa", "versi_lama", "tahap_lain", "besok")
CLASSES = ("B", "B", "T", "R", "SR")
DAYS = (0, 1, 3, 45)

#: How often each act is tried, beside the others.
WEIGHTS = {
    "draft": 3,
    "forward": 18,
    "turn": 6,
    "back": 2,
    "attempt": 8,
    "edit": 4,
    "switch": 2,
    "classify": 2,
    "let_in": 2,
    "ask": 2,
    "receive": 3,
    "substitute": 3,
    "later": 2,
}
#: What the walks must have met in all, or they show nothing.
MET = (
    "langkah", "ditolak", "dikembalikan", "dibatalkan", "dilewati", "bertanda tangan",
    "bernomor", "selesai", "diubah", "ganti tahun", "pengganti", "perlu tahu", "sifat",
    "pendapat",
)  # fmt: skip
met: Counter = Counter()


class Walk:
    """One way through the office, drawn from a seed; the acts are told on a failure."""

    def __init__(self, portal, seed: int) -> None:
        self.office = Office(portal, met)
        self.draw = Random(seed)
        self.told: list[str] = []

    def go(self, acts: int) -> None:
        """Do so many acts, then look at the registers once more."""
        names, weights = list(WEIGHTS), list(WEIGHTS.values())
        try:
            self.act("draft")
            for _ in range(acts):
                self.act(self.draw.choices(names, weights)[0])
            invariants.registers_are_sound()
        except BaseException as error:
            error.add_note("Perjalanan:\n" + "\n".join(self.told))
            raise
        finally:
            self.office.close()

    def act(self, name: str) -> None:
        arguments = self.arguments(name)
        self.told.append(f"{name}{arguments}")
        getattr(self.office, name)(*arguments)

    def arguments(self, name: str) -> tuple:
        """Drawn: which paper, who, one of what is possible, and what he says."""
        draw = self.draw
        which, pick = draw.randrange(3), draw.randrange(1000)
        who, rightful = draw.choice(papers.PEOPLE), draw.random() < 0.7
        days = draw.choice(DAYS)
        return {
            "draft": (draw.choice(papers.KINDS), *draw.choice(papers.DRAFTERS)),
            "forward": (which, pick),
            "turn": (which, pick, draw.choice(SAID)),
            "back": (which, pick),
            "attempt": (which, who, pick, draw.choice(SAID)),
            "edit": (which, who, pick, rightful),
            "switch": (which, pick, rightful),
            "classify": (which, who, pick, rightful, draw.choice(CLASSES)),
            "let_in": (which, who, pick, rightful, days),
            "ask": (which, who, pick, rightful),
            "receive": (which, who),
            "substitute": (
                pick,
                draw.choice(papers.PEOPLE[:4]) if rightful else who,
                max(days, 1),
                draw.choice(("plt", "plt", "plh")),
            ),
            "later": (days,),
        }[name]


@pytest.mark.rule("R-X-01", "R-X-03", "R-PIM-15", "I-13")
@pytest.mark.parametrize("seed", SEEDS)
def test_no_walk_breaks_what_always_holds(portal, seed):
    """Nineteen people and their substitutes, on letters, decisions and plans."""
    Walk(portal, seed).go(ACTS)


def test_the_walks_have_been_everywhere():
    # nobody acts: what the walks before met, counted
    if met["langkah"]:
        assert [what for what in MET if not met[what]] == [], dict(met)


@pytest.mark.rule("R-X-03", "R-X-14")
def test_a_year_of_steady_work_keeps_every_register(portal):
    """Everybody does his part, document after document, over the turn of the year."""
    counted: Counter = Counter()
    office = Office(portal, counted)
    try:
        for year in range(2):
            for kind in ("Memorandum", "SuratUndangan", "Telaahan"):
                office.draft(kind, *papers.DRAFTERS[0])
                while not office.papers[-1].ended:
                    office.forward(len(office.papers) - 1, 0)
            if not year:
                office.later(60)
        invariants.registers_are_sound()
    finally:
        office.close()
    assert (counted["selesai"], counted["bernomor"]) == (6, 6)
    assert counted["ganti tahun"]
