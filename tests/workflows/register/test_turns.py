"""Who has lost twice goes next."""

from setneg.workflows.register import turns
import threading
import time


def test_a_turn_belongs_to_one_and_comes_to_the_next():
    """Nobody acts: two threads want their turn."""
    order = []
    begun = threading.Event()

    def first():
        turns.take()
        begun.set()
        time.sleep(0.2)
        order.append("first")
        turns.give()

    thread = threading.Thread(target=first)
    thread.start()
    begun.wait(5)
    assert turns.take()
    order.append("second")
    turns.give()
    thread.join()
    assert order == ["first", "second"]


def test_nobody_waits_for_ever_and_newcomers_are_polite():
    """Nobody acts: a turn that is kept costs its time and nothing more."""
    kept, done = threading.Event(), threading.Event()

    def keep():
        turns.take()
        kept.set()
        done.wait(10)
        turns.give()

    thread = threading.Thread(target=keep)
    thread.start()
    kept.wait(5)
    begun = time.monotonic()
    assert not turns.take(0.1)
    turns.let_pass()
    assert 0.1 <= time.monotonic() - begun < 5
    done.set()
    thread.join()
    assert turns.take(1)
    turns.give()
