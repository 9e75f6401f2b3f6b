"""How a long run is getting on: what is done, how many documents a second, how long it will take.

A live line on a terminal; where the output goes to a file, nothing but what the caller prints.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable

import click

WINDOW = 30.0  # seconds over which the pace is taken
OFTEN = 0.1  # seconds between two states of the line
FEW = 3  # documents from which a pace can be told


class Pace:
    """Tells the state of a run on one line that is written over."""

    def __init__(self, noun: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._noun = noun
        self._clock = clock
        self._live = sys.stderr.isatty()
        self._shown = 0.0
        self._marks: deque[tuple[float, int, int]] = deque([(clock(), 0, 0)])

    def show(self, done: int, of: int | None, worked: int, at: str) -> None:
        """``done`` of so many are done, ``worked`` of them with work; ``at`` is the last."""
        now = self._clock()
        self._marks.append((now, worked, done))
        while len(self._marks) > 2 and now - self._marks[0][0] > WINDOW:
            self._marks.popleft()
        if self._live and now - self._shown >= OFTEN:
            self._shown = now
            click.echo(f"\r\x1b[K{self.line(done, of, at)}", nl=False, err=True)

    def line(self, done: int, of: int | None, at: str) -> str:
        """The state in words, on at most 78 columns."""
        parts = [f"{done:,} of {of:,}" if of and of >= done else f"{done:,}"]
        speed = self.speed()
        if speed:
            parts.append(f"{speed:.2g} {self._noun} a second" if speed < 100
                         else f"{speed:,.0f} {self._noun} a second")  # fmt: skip
        left = self.left(of - done) if of and of >= done else None
        if left is not None:
            parts.append(f"{in_words(left)} left")
        told = "  ".join(parts)
        room = 76 - len(told)
        flat = "".join(c if c.isprintable() else " " for c in at)
        return f"{told}  {flat if len(flat) <= room else '…' + flat[1 - room :]}"[:78]

    def speed(self) -> float | None:
        """Documents a second of late; None while there are too few to tell."""
        (began, before, _), (now, worked, _) = self._marks[0], self._marks[-1]
        return (worked - before) / (now - began) if worked >= FEW and now > began else None

    def left(self, missing: int) -> float | None:
        """Seconds that the rest will take at the pace of late."""
        (began, _, before), (now, worked, done) = self._marks[0], self._marks[-1]
        if worked < FEW or done <= before or now <= began:
            return None
        return missing * (now - began) / (done - before)

    def close(self) -> None:
        if self._live and self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)


def in_words(seconds: float) -> str:
    """As long as it takes, no more exactly than it can be known.

    >>> in_words(8), in_words(100), in_words(5000), in_words(200000)
    ('8 s', '2 min', '1 h 23 min', '2 days 7 h')
    """
    minutes = round(seconds / 60)
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    if minutes < 60:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    if hours < 24:
        return f"{hours} h {rest} min"
    return f"{hours // 24} days {hours % 24} h" if hours >= 48 else f"1 day {hours % 24} h"
