"""What a story prints: who did what, and how long each part took."""

from contextlib import contextmanager
import time


class Timeline:
    """Lines of a story as they happen; parts are counted and timed."""

    def __init__(self, out=print):
        self.out = out
        self.started = time.monotonic()
        self.parts = 0
        self.steps = 0

    @contextmanager
    def part(self, who, title):
        """One part of the story; `who` acts first in it."""
        self.parts += 1
        begun = time.monotonic()
        self.out(f"\n{self.parts:>2}. {title}  ({who})")
        yield
        self.out(f"    selesai dalam {time.monotonic() - begun:.1f} detik")

    def did(self, who, what):
        self.steps += 1
        self.out(f"    {who:22} {what}")

    def close(self):
        took = time.monotonic() - self.started
        self.out(f"\n{self.parts} bagian, {self.steps} langkah, {took:.0f} detik.")
