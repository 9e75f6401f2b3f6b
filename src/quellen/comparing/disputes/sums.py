"""Sums: numbers that one account adds up, or puts on top of an earlier one.

"12 soldiers and 90 rebels were killed" is at least 102 dead. "Eleven were killed", and "three more
have died since", is eleven at first and fourteen now: it agrees with either.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quellen.comparing.disputes.count import Count
from quellen.comparing.disputes.groups import Group
from quellen.comparing.disputes.vocabulary import AFTERWARDS, MORE
from quellen.comparing.happening import Witnessed
from quellen.model import Figure

_AND = re.compile(
    r"\s*(?:,\s*)?(?:and\b|as well as\b|&|,)\s*(?:(?:also|the|some|about|another)\s+)*",
    re.IGNORECASE,
)
_BEFORE, _BEHIND = 14, 12  # characters beside a figure in which it is said to be added


def is_added(figure: Figure, witnessed: Witnessed) -> bool:
    """Whether a figure of the dead comes on top of an earlier one: "three more have died".

    "Two were killed and another eight wounded" are eight in all: whoever else is told of before
    them met with something else.
    """
    if figure.counts != "killed" or any(
        f.counts != figure.counts and f.start < figure.start for f in witnessed.telling.figures
    ):
        return False
    text = witnessed.marked.document.text
    near = text[max(0, figure.start - _BEFORE) : figure.start].rpartition(".")[2]
    behind = re.split(r"[.,;]", text[figure.end : figure.end + _BEHIND])[0]
    beside = near.rsplit(",", 1)[-1]
    if MORE.search(f"{beside}{text[figure.start : figure.end]}{behind}"):
        return True
    return bool(AFTERWARDS.search(witnessed.telling.sentence))


def with_added(counts: Sequence[Count], added: Iterable[Count]) -> Iterator[Count]:
    """The counts, each with what its document puts on top of it."""
    on_top: dict[int, list[Count]] = {}
    for more in added:
        base = _base(more, counts)
        if base is not None:
            on_top.setdefault(id(base), []).append(more)
    for count in counts:
        yield replace(count, added=_once(on_top.get(id(count), ())))


def _base(more: Count, counts: Sequence[Count]) -> Count | None:
    """The last count before it, in its document, of the same and of all whom it counts."""
    before = [
        c for c in counts
        if c.by.account.document == more.by.account.document
        and c.what == more.what
        and c.figure.start < more.figure.start
        and (c.scope.group.includes(more.scope.group) or not more.scope.group.head)
    ]  # fmt: skip
    return max(before, key=lambda c: c.figure.start, default=None)


def _once(added: Iterable[Count]) -> tuple[Count, ...]:
    """What is told twice, in the lead and further down, is added once."""
    return tuple({(c.figure.low, c.figure.high): c for c in added}.values())


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
