"""Whether something kept its times, worked out without a site."""

from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
import pytest
from setneg.policy.performance import measuring


@dataclass
class Entry:
    verb: str


@dataclass
class Stay:
    entry: Entry
    status: str


class Document:
    portal_type = "Usulan"
    janji_selesai = None
    unit = "biro-umum"


def stays(*pairs):
    return [Stay(Entry(verb), status) for verb, status in pairs]


@pytest.mark.parametrize(
    ("statuses", "found"),
    [
        ((), "tidak_ditetapkan"),
        (("tidak_ditetapkan",), "tidak_ditetapkan"),
        (("tepat", "tidak_ditetapkan"), "tepat"),
        (("peringatan",), "tepat"),
        (("tepat", "terlambat", "tepat"), "terlambat"),
    ],
)
def test_one_late_step_makes_the_whole_late(statuses, found):
    given = stays(*(("kerjakan", each) for each in statuses))
    assert measuring.together(given) == found


def test_what_comes_after_the_answer_does_not_make_the_answer_late():
    given = stays(("minta_kelengkapan", "tepat"), ("terima", "tepat"))
    after = stays(("selesaikan", "terlambat"))
    assert measuring.answer_status(Document(), given + after) == "tepat"
    assert measuring.together(given + after) == "terlambat"


def test_who_served_is_the_unit_that_received_it():
    document = Document()
    assert measuring.server(document) == "biro-umum"
    document.receiver = "biro-ortala__kepala"
    assert measuring.server(document) == "biro-ortala"
    document.unit_pelayanan = "biro-tu"
    assert measuring.server(document) == "biro-tu"


def test_the_day_is_the_offices_day():
    evening = datetime(2026, 3, 31, 18, tzinfo=UTC)  # 1 April in Jakarta
    assert measuring.day(evening) == "2026-04-01"
    assert measuring.day(None) == ""
