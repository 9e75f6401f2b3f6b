"""Sums: numbers that one account adds up, or puts on top of an earlier one.

"12 soldiers and 90 rebels were killed" is at least 102 dead. "Eleven were killed", and "three more
have died since", is eleven at first and fourteen now: it agrees with either.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quellen.comparing.disputes.count import Count
from quellen.comparing.disputes.groups import Group, group_of
from quellen.comparing.disputes.partial import divides
from quellen.comparing.disputes.vocabulary import AFTERWARDS, MORE
from quellen.comparing.tolls import CASUALTIES
from quellen.model import Figure, Marked, Span

_AND = re.compile(
    r"\s*(?:,\s*)?(?:and\b|as well as\b|&|,)\s*(?:(?:also|the|some|about|another)\s+)*",
    re.IGNORECASE,
)
_BEFORE, _BEHIND = 14, 12  # characters beside a figure in which it is said to be added
NEXT = 250  # characters behind a count within which something is added to it
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z“\"])|\n")


def is_added(figure: Figure, marked: Marked) -> bool:
    """Whether a figure of the dead comes on top of an earlier one: "three more have died".

    "Two were killed and another eight wounded" are eight in all: whoever else is told of before
    them met with something else.
    """
    text, figures = marked.document.text, marked.analysis.figures
    if figure.counts != "killed" or figure.qualifier == "implicit":
        return False
    start, end = _sentence(text, figure)
    if any(
        start <= f.start < figure.start and f.counts in CASUALTIES - {"killed"} for f in figures
    ):
        return False
    before = re.split(r"[.,;]", text[max(start, figure.start - _BEFORE) : figure.start])[-1]
    behind = re.split(r"[.,;]", text[figure.end : figure.end + _BEHIND])[0]
    if MORE.search(f"{before}{text[figure.start : figure.end]}{behind}"):
        return True
    return AFTERWARDS.search(text, start, end) is not None


def _sentence(text: str, figure: Figure) -> Span:
    """The sentence around a figure, by its points."""
    low, high = max(0, figure.start - NEXT), figure.end + NEXT
    start = max((m.end() for m in _SENTENCE.finditer(text, low, figure.start)), default=low)
    end = _SENTENCE.search(text, figure.end, high)
    return start, end.start() if end else min(high, len(text))


def with_added(counts: Sequence[Count]) -> Iterator[Count]:
    """The counts, each with what its document goes on to put on top of it.

    Told twice, in the lead and further down, it is added once.
    """
    for count in counts:
        more = (f for f in count.by.marked.analysis.figures if _on_top(f, count, counts))
        yield replace(count, added=tuple({(f.low, f.high): f for f in more}.values()))


def _on_top(more: Figure, count: Count, counts: Sequence[Count]) -> bool:
    """Whether a figure is put on top of a count: the last before it of all whom it counts."""
    marked = count.by.marked
    if more.counts != count.what[0] or not is_added(more, marked):
        return False
    if divides(count.figure, more, marked.document.text):
        return False
    group = group_of(more, marked.document.text)
    if not 0 < more.start - count.figure.end < NEXT:
        return False
    between = (
        c for c in counts
        if c.by.marked is marked and count.figure.start < c.figure.start < more.start
        and c.what == count.what and not c.words
    )  # fmt: skip
    return (count.scope.group.includes(group) or not group.head) and not any(between)


def sums_of(counts: Sequence[Count]) -> Iterator[Count]:
    """For groups that one sentence joins, their sum: at least so many in all."""
    for what in dict.fromkeys(c.what for c in counts):
        row = sorted((c for c in counts if c.what == what), key=lambda c: c.figure.start)
        if len(row) > 1 and all(_joined(a, b) for a, b in itertools.pairwise(row)):
            yield _sum(row)


def _joined(one: Count, two: Count) -> bool:
    text = one.by.marked.document.text
    between = _AND.fullmatch(text, one.figure.end, two.figure.start)
    return between is not None and one.scope.group.excludes(two.scope.group)


def _sum(row: Sequence[Count]) -> Count:
    text = row[0].by.marked.document.text
    figure = replace(
        row[0].figure, end=row[-1].figure.end,
        low=sum(c.bounds[0] for c in row), high=None, qualifier="at_least",
    )  # fmt: skip
    words = " ".join(text[figure.start : figure.end].split())
    return replace(row[0], figure=figure, scope=replace(row[0].scope, group=Group()), words=words)
