"""What a round came to: counts and means a question; few answers are not broken down.

Fewer than three answers to a question would let a reader guess who said what: then only
their number is told. The same while a round runs: whoever looks before and after an
answer would read it. Texts stand in the order of the alphabet, not of their coming.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from decimal import Decimal
from plone import api
from setneg.policy.forms import languages
from setneg.policy.forms.answers import Answer
from setneg.policy.forms.answers import answers
from setneg.policy.performance.figures import rounded
from setneg.policy.questionnaires import rounds
from setneg.policy.questionnaires.rounds import Round
from setneg.workflows.steps.wording import say
from types import MappingProxyType
from typing import Any
from zope.schema import getFieldsInOrder


LEAST = 3
TEXTS = ("teks", "uraian")
#: What cannot be counted and might tell who answered.
NEVER = ("berkas",)


@dataclass(frozen=True)
class Question:
    """One question of a round.

    answered  how many said something
    counts    (words, how many) of a question with choices; () when not broken down
    mean      of answers that are numbers, to two places; None else
    texts     what was written
    """

    name: str
    label: str
    kind: str
    answered: int
    counts: tuple[tuple[str, int], ...] = ()
    mean: Decimal | None = None
    texts: tuple[str, ...] = ()
    running: bool = False

    @property
    def broken_down(self) -> bool:
        return self.answered >= LEAST and not self.running

    def closed(self) -> "Question":
        """How many answered it, and nothing else."""
        return Question(self.name, self.label, self.kind, self.answered, running=True)


@dataclass(frozen=True)
class Results:
    """A round: how many answers, and what was said to each question."""

    asked: Round
    count: int
    questions: tuple[Question, ...]


def results(form: Any, asked: Round) -> Results:
    """Count a round's answers; reads them all, names nobody."""
    catalog = api.portal.get_tool("portal_catalog")
    query = {"portal_type": rounds.KIND, "dari_formulir": api.content.get_uuid(form)}
    found = (
        brain._unrestrictedGetObject()
        for brain in catalog.unrestrictedSearchResults(**query)
    )
    every = [answers(each) for each in found if each.putaran == asked.key]
    found = questions(every, choices(form))
    if asked.running(datetime.now(UTC)):
        found = tuple(each.closed() for each in found)
    return Results(asked, len(every), found)


def choices(form: Any) -> dict[str, list[tuple[str, str]]]:
    """Field -> its choices (value, words) in their order, as the form shows them now."""
    found = {}
    for name, field in getFieldsInOrder(languages.schema(form)):
        terms = getattr(field, "vocabulary", None)
        if terms is not None:
            found[name] = [(str(t.value), say(t.title or t.value)) for t in terms]
    return found


def questions(
    every: Sequence[Iterable[Answer]],
    known: Mapping[str, list[tuple[str, str]]] = MappingProxyType({}),
) -> tuple[Question, ...]:
    """The questions in the order in which they were asked.

    known  choices that count as 0 when nobody chose them
    """
    by_name: dict[str, list[Answer]] = {}
    for given in every:
        for answer in given:
            if answer.kind not in NEVER and not answer.mapped:
                by_name.setdefault(answer.name, []).append(answer)
    return tuple(
        question(name, given, known.get(name, ())) for name, given in by_name.items()
    )


def question(
    name: str, given: Sequence[Answer], known: Sequence[tuple[str, str]] = ()
) -> Question:
    """One question; only how many answered, when they were few."""
    last = given[-1]
    said = [each for each in given if each.value not in (None, "", [])]
    if len(said) < LEAST:
        return Question(name, last.label, last.kind, len(said))
    if last.kind in TEXTS:
        texts = sorted(str(each.value).strip() for each in said)
        return Question(
            name, last.label, last.kind, len(said), texts=tuple(filter(None, texts))
        )
    return Question(
        name, last.label, last.kind, len(said), counts_of(said, known), mean_of(said)
    )


def counts_of(
    said: Sequence[Answer], known: Sequence[tuple[str, str]] = ()
) -> tuple[tuple[str, int], ...]:
    """How often each was chosen; numbers in their order, the rest as it comes."""
    words: dict[str, str] = dict(known)
    for each in said:
        words.setdefault(str(each.value), each.words or str(each.value))
    order = sorted(words, key=lambda value: (not value.isdigit(), value.zfill(9)))
    given = [str(each.value) for each in said]
    return tuple((words[value], given.count(value)) for value in order)


def mean_of(said: Sequence[Answer]) -> Decimal | None:
    """The mean of answers that are whole numbers (a scale); None of anything else."""
    values = [str(each.value) for each in said]
    if not all(value.isdigit() and len(value) < 4 for value in values):
        return None
    return rounded(sum((Decimal(v) for v in values), Decimal(0)) / len(values))
