"""The draft of a yearly evaluation: answers, complaints and times of the year in words.

It is a beginning that the head reads, completes and answers for; nothing is recorded by
itself. Source: R-X-18.
"""

from collections.abc import Iterator
from datetime import date
from plone import api
from setneg.policy import _
from setneg.policy.complaints import statistics
from setneg.policy.evaluation import yearly
from setneg.policy.performance.counters import counter
from setneg.policy.performance.counters import Question
from setneg.policy.performance.figures import written
from setneg.policy.questionnaires import results
from setneg.policy.questionnaires import rounds
from setneg.policy.rendering import dates
from setneg.workflows import organisation
from setneg.workflows.steps.wording import say
from typing import Any


def draft(standard: Any) -> str:
    """The text for the form of the evaluation; "" when nothing can be said yet."""
    today = organisation.today()
    start = since(standard, today)
    lines = [*_answers(standard, start), *_complaints(standard, today.year)]
    lines += _times(standard, start, today)
    return "\n".join(lines)[: yearly.LONGEST]


def since(standard: Any, today: date) -> date:
    """The day after the last evaluation, or a year ago."""
    done = yearly.evaluations(standard)
    year_ago = today.replace(year=today.year - 1, day=min(today.day, 28))
    return max(done[0]["tanggal"], year_ago) if done else year_ago


def _answers(standard: Any, start: date) -> Iterator[str]:
    """Each round since then: how many answered, and the means."""
    for form, asked in rounds.questionnaires(standard.UID()):
        if dates.local(asked.closes).date() < start:
            continue
        found = results.results(form, asked)
        yield say(
            _(
                "draft_round",
                default="Kuesioner ${opens} s.d. ${closes}: ${count} jawaban.",
                mapping={
                    "opens": dates.written(asked.opens),
                    "closes": dates.written(asked.closes),
                    "count": str(found.count),
                },
            )
        )
        for each in found.questions:
            if each.mean is not None:
                yield f"- {each.label} {written(each.mean, 2)} ({each.answered})"


def _complaints(standard: Any, year: int) -> Iterator[str]:
    """The complaints of the year on this standard."""
    whole, steps = statistics.of_standard(api.content.get_uuid(standard), year)
    yield say(
        _(
            "draft_complaints",
            default="Pengaduan tahun ${year}: ${count}.",
            mapping={"year": str(year), "count": str(whole.count or 0)},
        )
    )
    for name, row in steps:
        yield f"- {name}: {row.count}"


def _times(standard: Any, start: date, end: date) -> Iterator[str]:
    """Cases of the standard that came to their end, and how many in time."""
    uid = api.content.get_uuid(standard)
    top = next(iter(organisation.current().line(standard.unit)[::-1]), None)
    unit = top.code if top is not None else standard.unit
    found = counter("kegiatan_tepat_waktu").count(Question(unit, start, end, uid))
    if not found.of:
        yield say(
            _(
                "draft_no_times",
                default="Waktu pelayanan: belum ada kegiatan berwaktu baku yang "
                "berakhir.",
            )
        )
        return
    yield say(
        _(
            "draft_times",
            default="Waktu pelayanan: ${met} dari ${of} kegiatan sesuai standar waktu "
            "(${share}%).",
            mapping={
                "met": str(found.met),
                "of": str(found.of),
                "share": written(found.figure, 2),
            },
        )
    )
