"""However many processes serve the portal, one sender has one limit; nobody acts here."""

from datetime import date
from datetime import timedelta
import multiprocessing
from pathlib import Path
import pytest
from setneg.policy.forms import rates
from setneg.policy.rendering.verification import RateLimit
from tests import counts


TODAY = date(2026, 11, 21)
NOW = 1795233600.0
RATE, PROCESSES, EACH = 7, 4, 6


@pytest.fixture
def day(tmp_path):
    return rates.Day(tmp_path / "laju", TODAY)


def _send(place, begin, found):
    """One process: sends as often as it is let."""
    counts = rates.Day(Path(place), TODAY)
    begin.wait(30)
    found.put(sum(counts.allows("alamat:203.0.113.9", RATE, NOW) for _ in range(EACH)))


def test_processes_together_let_as_many_through_as_one(tmp_path):
    context = multiprocessing.get_context("spawn")
    begin, found = context.Event(), context.Queue()
    processes = [
        context.Process(target=_send, args=(str(tmp_path / "laju"), begin, found))
        for _ in range(PROCESSES)
    ]
    for process in processes:
        process.start()
    begin.set()
    through = [found.get(timeout=60) for _ in processes]
    for process in processes:
        process.join(60)
    assert sum(through) == RATE < PROCESSES * EACH


def test_the_hour_moves_with_the_sendings(day):
    sent = [day.allows("a", 2, NOW + minute * 60) for minute in (0, 30, 59, 61, 62, 91)]
    assert sent == [True, True, False, True, False, True]


def test_one_sender_does_not_hold_up_another(day):
    assert [day.allows("a", 1, NOW) for _ in range(2)] == [True, False]
    assert day.allows("b", 1, NOW)


def test_what_was_refused_is_not_counted(day):
    for _ in range(5):
        day.allows("a", 1, NOW)
    assert day.allows("a", 1, NOW + rates.HOUR)


def test_on_the_next_day_neither_salt_nor_counts_are_left(day, tmp_path):
    before = day.hashed("alamat:203.0.113.9")
    day.allows("alamat:203.0.113.9", 1, NOW)
    salt = day.salt()
    next_day = rates.Day(tmp_path / "laju", TODAY + timedelta(1))
    assert next_day.hashed("alamat:203.0.113.9") != before
    assert [each.name for each in (tmp_path / "laju").iterdir()] == ["2026-11-22"]
    left = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert all(salt not in each.read_bytes() for each in left)


def test_the_clock_throws_it_away_when_nobody_sends(day, tmp_path):
    day.allows("a", 1, NOW)
    rates.throw_away(tmp_path / "laju", TODAY)
    assert day.folder.is_dir()
    rates.throw_away(tmp_path / "laju", TODAY + timedelta(1))
    assert list((tmp_path / "laju").iterdir()) == []


def test_where_nothing_can_be_written_the_process_counts_alone(
    portal, tmp_path, monkeypatch
):
    (tmp_path / "berkas").write_text("bukan folder")
    monkeypatch.setenv(rates.FOLDER_VARIABLE, str(tmp_path / "berkas" / "laju"))
    assert [rates.allows("akun:a", 2) for _ in range(3)] == [True, True, False]
    counts.anew()
    assert rates.allows("akun:a", 2)
    counts.anew()


def test_in_memory_too_nobody_can_read_who_it_was():
    limit = RateLimit(asks=1, seconds=60)
    assert limit.allows("nama@contoh.id")
    assert "contoh" not in repr(vars(limit))
